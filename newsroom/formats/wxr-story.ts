import type { Picture } from '#lib/document-types.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { dekOf } from './dek.ts'
import { isShouted, titleCase } from './headline.ts'
import { htmlToDocument, htmlToText, imagesIn } from './html-to-document.ts'
import { excerpt, Losses } from './losses.ts'
import { namesOfAccount } from './names.ts'
import { nameSubject, sectionOf } from './subjects.ts'
import { oneLine } from './text.ts'
import type { Named, WireStory } from './wire-story.ts'
import { htmlOf, isOfBlocks, withLinksOf } from './wxr-html.ts'
import { metaOf, type WxrItem } from './wxr-items.ts'
import { categoriesOf, nameFields, searchWordsOf } from './wxr-meta.ts'
import { asPicture, type Export, heroOf } from './wxr-reading.ts'
import { oldPathsOf, slugIn, sourceOf } from './wxr-references.ts'

/** The most characters of a text. */
export const longestContent = 4_000_000

/** Converts an item of an export to a story. */
export async function storyOf(item: WxrItem, all: Export): Promise<WireStory> {
  const losses = new Losses()
  const { fields } = item
  const { index } = all
  const html = htmlOf(item, index, losses)
  const pictures = await picturesOf(html, all)
  const read = htmlToDocument(html, {
    losses,
    language: all.language,
    base: index.site.address || undefined,
    newlines: !isOfBlocks(fields['content:encoded'] ?? ''),
    picture: (image) => {
      const picture = pictures.get(image.src) ?? 'its file is not at hand'
      return typeof picture === 'string'
        ? picture
        : { ...picture, alt: image.alt || picture.alt, caption: image.caption || picture.caption }
    },
  })
  const body = { ...read, content: withLinksOf(read.content, index, all.addresses, all.language, losses) }
  const title = htmlToText(fields.title ?? '')
  const headline = isShouted(title) && title.length > 20 ? titleCase(title, plainText(body)) : title
  if (headline !== title) losses.add('the headline’s capitals: it stands in the case of a headline')
  const labels = item.categories.filter(isLabel)
  const { publishedAt, hold } = whenOf(item, all.now)
  const section = sectionOf(categoriesOf(item, index.site, losses), [], all.sections)
  nameLosses(item, losses)
  const { slug, oldSlugs } = slugIn(item)
  const promised = all.addresses.get(sourceOf(index.identity, item))
  return {
    language: all.language,
    headline,
    dek: dekOf(htmlToText(fields['excerpt:encoded'] ?? ''), all.language, losses),
    body,
    section,
    topics: topicsOf(labels),
    bylines: authorsOf(item, all, losses),
    slug: promised ?? slug,
    oldSlugs: promised && slug && promised !== slug ? [slug, ...oldSlugs] : oldSlugs,
    oldPaths: oldPathsOf(item, index.site),
    ...searchWordsOf(item, headline, losses),
    hero: await hero(item, all, losses),
    publishedAt,
    updatedAt: null,
    hold: hold ?? (headline === '' ? 'it has no headline' : null),
    ...(fields.link && { address: fields.link.trim() }),
    losses: losses.list(),
  }
}

const isLabel = ({ domain }: WxrItem['categories'][number]): boolean => domain === 'category' || domain === 'post_tag'

/** Its authors: guest authors if a plugin has them, otherwise the account that created it. */
function authorsOf(item: WxrItem, { index: { site, guests } }: Export, losses: Losses): Named[] {
  const authors = item.categories
    .filter(({ domain }) => domain === 'author' || domain === 'byline')
    .flatMap(({ slug, name }) => {
      const login = slug.replace(/^cap-/, '')
      const known = guests.get(slug) ?? guests.get(login) ?? guests.get(name)
      if (known) return known
      const account = site.authors.get(login) ?? site.authors.get(name)
      if (account) return namesOfAccount(htmlToText(account))
      if (/[\s\p{Lu}]/u.test(name)) return namesOfAccount(htmlToText(name))
      losses.add(`guest author “${name}” is not in the export: the name was made of that`)
      return [name.replace(/(?:^|[-_.])(\p{Ll})/gu, (_whole, letter: string) => ` ${letter.toUpperCase()}`).trim()]
    })
  if (authors.length > 0) return [...new Set(authors)].map(nameSubject)
  const login = item.fields['dc:creator']?.trim() ?? ''
  const account = namesOfAccount(htmlToText(site.authors.get(login) || login))
  return (account.length > 0 ? account : ['Wire']).map((name) => nameSubject(oneLine(name)))
}

async function picturesOf(html: string, { pictures, index }: Export): Promise<Map<string, Picture | string>> {
  const found = new Map<string, Picture | string>()
  for (const image of html.includes('<img') ? imagesIn(html) : []) {
    if (found.has(image.src)) continue
    const attachment = image.attachment ? index.attachments.get(image.attachment) : undefined
    const wanted = { ...asPicture(attachment), address: image.src, credit: creditOf(index.site.address) }
    const taken = await pictures.take(wanted)
    found.set(image.src, typeof taken === 'string' && attachment ? await pictures.take({ ...wanted, address: attachment.url }) : taken)
  }
  return found
}

async function hero(item: WxrItem, all: Export, losses: Losses): Promise<Picture | null> {
  const number = metaOf(item, '_thumbnail_id')
  if (number === '' || number === '0') return null
  const attachment = heroOf(item, all)
  const credit = creditOf(all.index.site.address)
  const taken = attachment ? await all.pictures.take({ ...asPicture(attachment), credit }) : 'it is not in the export'
  if (typeof taken !== 'string') return taken
  losses.add(`featured picture ${attachment?.url ?? number}: ${taken}`)
  return null
}

/** WordPress has no credits: a picture without one is credited to the site. */
const creditOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : '')

/** When it was published, in UTC, and why it must not be published now. WordPress writes zeros for a draft's date. */
function whenOf({ fields }: WxrItem, now: Date): { publishedAt: Date; hold: string | null } {
  const at = [fields['wp:post_date_gmt'], fields['wp:post_date']].map((text) => new Date(`${text?.trim().replace(' ', 'T')}Z`))
  const date = [...at, new Date(fields.pubDate ?? '')].find((one) => one.getTime() > 0)
  const status = fields['wp:status'] ?? ''
  const publishedAt = date && date <= now ? date : now
  if (status === 'future' || (date && date > now)) return { publishedAt, hold: `it was scheduled for ${date?.toISOString() ?? 'later'}` }
  if (fields['wp:post_password']) return { publishedAt, hold: 'it was open only with a password' }
  return { publishedAt, hold: holds[status] ?? (status === 'publish' ? null : `its status was “${status}”`) }
}

const holds: Record<string, string> = { draft: 'it was a draft', pending: 'it was waiting for review', private: 'it was private' }

function topicsOf(labels: WxrItem['categories']): Named[] {
  const topics = labels.flatMap(({ name }) => {
    const words = htmlToText(name)
    return words && words.toLowerCase() !== 'uncategorized' ? [nameSubject(words)] : []
  })
  return [...new Map(topics.map((topic) => [topic.slug, topic])).values()]
}

function nameLosses(item: WxrItem, losses: Losses): void {
  const { fields, categories, comments, controls } = item
  if (fields['wp:post_type'] === 'page') losses.add('it was a page of the site: it is a story here')
  if (comments > 0) losses.add(comments === 1 ? 'one comment' : `${comments} comments`)
  if (controls > 0) losses.add(controls === 1 ? 'one control character' : `${controls} control characters`)
  if (fields['wp:is_sticky']?.trim() === '1') losses.add('it was kept on top (sticky): pin it in the feed')
  if ((fields['wp:post_parent'] ?? '0') !== '0') losses.add('its place under another page')
  for (const { domain, name } of categories) {
    if (domain === 'post_format') losses.add(`post format “${excerpt(name)}”: it is an ordinary story here`)
    else if (!['category', 'post_tag', 'author', 'byline'].includes(domain)) losses.add(`${domain} “${excerpt(name)}”`)
  }
  nameFields(item, losses)
}
