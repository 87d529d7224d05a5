import { htmlToText } from './html-to-document.ts'
import { excerpt, type Losses } from './losses.ts'
import { metaOf, type WxrItem, type WxrSite } from './wxr-items.ts'

type Category = WxrItem['categories'][number]

/** Fields in which plugins store the number of a story's main category: Yoast, Rank Math, The SEO Framework, AIOSEO, SEOPress. */
const primaryFields = [
  '_yoast_wpseo_primary_category',
  'rank_math_primary_category',
  '_primary_term_category',
  '_aioseo_primary_term',
  '_aioseo_primary_category',
  '_seopress_robots_primary_cat',
  'epc_primary_category',
]

/** The story's categories, the main one first. */
export function categoriesOf(item: WxrItem, site: WxrSite, losses: Losses): Category[] {
  const kinds = item.categories.filter(({ domain, slug }) => domain === 'category' && slug !== 'uncategorized')
  const said = primaryFields.map((name) => /\d+/.exec(metaOf(item, name))?.[0] ?? '').find((number) => number !== '' && number !== '0')
  if (said === undefined) return kinds
  const slug = site.terms.get(said)
  const primary = kinds.find((kind) => kind.slug === slug)
  if (primary) return [primary, ...kinds.filter((kind) => kind !== primary)]
  if (kinds.length > 1) losses.add(`its main category, number ${said}, is not named in the export`)
  return kinds
}

const titleFields = ['_yoast_wpseo_title', 'rank_math_title', '_aioseo_title', '_aioseop_title', '_seopress_titles_title', '_genesis_title']
const descriptionFields = [
  '_yoast_wpseo_metadesc',
  'rank_math_description',
  '_aioseo_description',
  '_aioseop_description',
  '_seopress_titles_desc',
  '_genesis_description',
]

/** The title and the description for search engines and link previews. A title that only repeats the headline is ignored. */
export function searchWordsOf(item: WxrItem, headline: string, losses: Losses): { seoTitle: string; seoDescription: string } {
  const firstOf = (names: string[]) => names.map((name) => metaOf(item, name)).find((value) => value !== '') ?? ''
  const fillIn = (text: string) =>
    htmlToText(
      text
        .replace(/(?<!\s)\s*(?:%%?sep%%?\s*)?%%?(?:sitename|page)%%?/g, '')
        .replace(/%%?(?:title|post_title)%%?/g, headline)
        .replace(/(?<!\s)\s*%%?sep%%?\s*$/g, ''),
    )
  const keepFitting = (text: string, longest: number, what: string): string => {
    if (/%%?\w+%%?/.test(text)) losses.add(`the ${what} “${excerpt(text)}”: it is made of the site’s own parts`)
    else if (text.length > longest) losses.add(`the ${what} “${excerpt(text)}” is longer than ${longest} characters`)
    else return text
    return ''
  }
  const title = keepFitting(fillIn(firstOf(titleFields)), 200, 'title for search engines')
  return {
    seoTitle: title === headline ? '' : title,
    seoDescription: keepFitting(fillIn(firstOf(descriptionFields)), 500, 'description for search engines'),
  }
}

/** The footnotes of a block text ("footnotes") in order, by the id in their references. HTML. */
export function footnotesOf(item: WxrItem): Map<string, string> {
  const notes = new Map<string, string>()
  try {
    const list: unknown = JSON.parse(metaOf(item, 'footnotes') || '[]')
    if (!Array.isArray(list)) return notes
    for (const note of list) {
      const isNote = typeof note === 'object' && note !== null && 'id' in note && 'content' in note
      if (isNote && typeof note.content === 'string') notes.set(String(note.id), note.content)
    }
  } catch {
    // not JSON: reported as a field that was not kept
  }
  return notes
}

const used = new Set([...primaryFields, ...titleFields, ...descriptionFields, '_thumbnail_id', '_wp_old_slug'])
const formats = new Set(['_format_link_url', '_format_video_embed', '_format_audio_embed'])
/** Internal fields of WordPress and its plugins. */
const bookkeeping =
  /^(?:_edit_|_wp_(?:old_date|page_template$|attach|trash|desired|suggested)|_encloseme$|_pingme$|_oembed_|_yoast_|rank_math_(?:seo_score|internal|analytic|contentai|og_|robots|focus|primary|pillar)|_yst_|_menu_item|_publicize_|_wpas_|_jetpack_|_last_editor|_elementor_(?:version|css|edit_mode|page_assets|controls|template|data_cache)|_g_feedback|_aioseo_(?:og|twitter|keywords)|_et_pb_|_wpb_vc_js|_vc_post|_uag|_starter|_links_to_target|_genesis_(?:layout|hide)|_post_restored|_thumbnail_ext|reddit|tagazine|geo_public|_dp_original|_ez-toc|_monsterinsights|_exactmetrics|_wpml|_icl|_form(?:at|_)_?$)/

/** Custom fields that have a value and no equivalent here. */
export function nameFields(item: WxrItem, losses: Losses): void {
  const notes = footnotesOf(item).size > 0
  for (const [name, values] of item.meta) {
    if (used.has(name) || formats.has(name) || bookkeeping.test(name) || (name === 'footnotes' && notes)) continue
    const value = values.find((one) => !isEmpty(one))
    if (value === undefined) continue
    losses.add(name.startsWith('_') ? `field “${excerpt(name)}”: “${excerpt(value, 40)}”` : `field “${excerpt(name)}”`)
  }
}

const isEmpty = (value: string): boolean =>
  /^(?:|0|1|-1|no|yes|off|on|none|default|false|true|null|\[\]|\{\}|a:0:\{\}|s:0:"";|field_\w+)$/i.test(value.trim())

/** What a post format showed in addition to the text: an address, or the HTML of a player. HTML. */
export function formatParts(item: WxrItem): string {
  return ['_format_link_url', '_format_video_embed', '_format_audio_embed']
    .map((name) => metaOf(item, name))
    .filter((value) => value !== '')
    .map((value) => (/^https?:\/\/\S+$/.test(value) ? `\n\n<p>${value.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>` : `\n\n${value}`))
    .join('')
}
