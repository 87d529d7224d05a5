import { createHash } from 'node:crypto'
import type { Picture } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import { isSlug } from '#lib/slug.ts'
import { plainText } from '#newsroom/articles/document.ts'
import { dekOf } from './dek.ts'
import { isShouted, titleCase } from './headline.ts'
import { htmlToDocument, htmlToText, imagesIn } from './html-to-document.ts'
import { excerpt, Losses } from './losses.ts'
import type { PictureSource } from './picture-source.ts'
import { type Attachment, withoutShortcodes } from './shortcodes.ts'
import { named, sectionOf } from './subjects.ts'
import { oneLine } from './text.ts'
import { type Progress, textOf } from './text-file.ts'
import type { Named, WireItem, WireStory } from './wire-story.ts'
import { type WxrItem, type WxrSite, wxrItems } from './wxr-items.ts'

export type WxrReading = { language: Language; pictures: PictureSource; sections: readonly Named[]; now: Date }
type Export = WxrReading & { site: WxrSite; attachments: ReadonlyMap<string, Attachment> }

/**
 * A WordPress export. It is read twice: its pictures are named by number, and may stand after the stories that show them;
 * they are all that is kept in memory.
 */
export async function* wordpressItems(path: string, reading: WxrReading, progress: Progress): AsyncGenerator<WireItem> {
  const attachments = await attachmentsOf(path)
  const site: WxrSite = { address: '', authors: new Map() }
  const all: Export = { ...reading, site, attachments }
  for await (const item of wxrItems(textOf(path, progress), site)) yield await wireItem(item, path, all)
}

async function attachmentsOf(path: string): Promise<Map<string, Attachment>> {
  const attachments = new Map<string, Attachment>()
  for await (const { fields, meta } of wxrItems(textOf(path, { bytes: 0 }), { address: '', authors: new Map() })) {
    if (fields['wp:post_type'] !== 'attachment') continue
    const id = fields['wp:post_id'] ?? ''
    attachments.set(id, {
      id,
      url: fields['wp:attachment_url'] ?? fields.guid ?? '',
      title: fields.title ?? '',
      alt: meta._wp_attachment_image_alt ?? '',
      caption: fields['excerpt:encoded'] ?? '',
      parent: fields['wp:post_parent'] ?? '',
    })
  }
  return attachments
}

async function wireItem(item: WxrItem, path: string, all: Export): Promise<WireItem> {
  const { fields } = item
  const where = `${path}, item ${item.number}, line ${item.line}`
  const type = fields['wp:post_type'] ?? ''
  const id = fields['wp:post_id'] ?? ''
  const source = id === '' ? where : `wordpress:${all.site.address}/?${type}=${id}`
  if (item.problem) return { source, result: 'failed', reason: `${where}: ${item.problem}` }
  if (type === '' || id === '') return { source, result: 'failed', reason: `${where}: it has no wp:post_type or no wp:post_id` }
  if (type === 'attachment') return kept(source, item, all)
  if (type === 'nav_menu_item') return { source, result: 'skipped', reason: 'a menu item: the paper’s menu is made of its sections' }
  if (type !== 'post' && type !== 'page') return { source, result: 'skipped', reason: `it is of type “${type}”, not a story` }
  const status = fields['wp:status'] ?? ''
  if (status === 'trash' || status === 'auto-draft') return { source, result: 'skipped', reason: `its status is “${status}”` }
  return { source, digest: await digestOf(item, all), read: () => storyOf(item, all) }
}

/** A picture goes into the library whether or not a story shows it. */
async function kept(source: string, { fields }: WxrItem, all: Export): Promise<WireItem> {
  const attachment = all.attachments.get(fields['wp:post_id'] ?? '')
  const address = attachment?.url ?? ''
  if (!/\.(jpe?g|png|gif|webp|avif)$/i.test(address.split(/[?#]/)[0] ?? '')) {
    return { source, result: 'skipped', reason: `${address || 'a file without an address'} is no picture` }
  }
  const answer = await all.pictures.keep(asPicture(attachment))
  if (typeof answer === 'string') return { source, result: answer, reason: '' }
  return { source, result: 'skipped', reason: `${address}: ${answer.reason}` }
}

const asPicture = (attachment: Attachment | undefined) => ({
  address: attachment?.url ?? '',
  alt: oneLine(attachment?.alt ?? ''),
  caption: htmlToText(attachment?.caption ?? ''),
  credit: '',
})

/** Of the item as it stands in the file, and of the pictures that were found: with more files at hand it is a different item. */
async function digestOf(item: WxrItem, all: Export): Promise<string> {
  const { number: _number, line: _line, ...said } = item
  const addresses = [...imagesIn(item.fields['content:encoded'] ?? '').map(({ src }) => src), heroOf(item, all)?.url ?? '']
  const atHand: string[] = []
  for (const address of addresses) if (address && (await all.pictures.isAtHand(address))) atHand.push(address)
  return createHash('sha256')
    .update(JSON.stringify([said, atHand]))
    .digest('base64url')
}

async function storyOf(item: WxrItem, all: Export): Promise<WireStory> {
  const losses = new Losses()
  const { fields, categories } = item
  const content = fields['content:encoded'] ?? ''
  const html = withoutShortcodes(content, fields['wp:post_id'] ?? '', all.attachments, losses)
  const pictures = await picturesOf(html, all)
  const body = htmlToDocument(html, {
    losses,
    base: all.site.address || undefined,
    newlines: !content.includes('<!-- wp:'),
    picture: (image) => {
      const picture = pictures.get(image.src) ?? 'its file is not at hand'
      return typeof picture === 'string'
        ? picture
        : { ...picture, alt: image.alt || picture.alt, caption: image.caption || picture.caption }
    },
  })
  const title = htmlToText(fields.title ?? '')
  const headline = isShouted(title) && title.length > 20 ? titleCase(title, plainText(body)) : title
  if (headline !== title) losses.add('the headline’s capitals: it stands in the case of a headline')
  const kinds = categories.filter(({ domain, slug }) => domain === 'category' && slug !== 'uncategorized')
  const labels = categories.filter(({ domain }) => domain === 'category' || domain === 'post_tag')
  const { publishedAt, hold } = whenOf(item, all.now)
  nameLosses(item, losses)
  return {
    language: all.language,
    headline,
    dek: dekOf(htmlToText(fields['excerpt:encoded'] ?? ''), losses),
    body,
    section: sectionOf(kinds, [], all.sections),
    topics: topicsOf(labels),
    bylines: [named(oneLine(all.site.authors.get(fields['dc:creator'] ?? '') || fields['dc:creator'] || 'Wire'))],
    ...addressOf(fields['wp:post_name'] ?? ''),
    hero: await hero(item, all, losses),
    publishedAt,
    updatedAt: null,
    hold: hold ?? (headline === '' ? 'it has no headline' : null),
    losses: losses.list(),
  }
}

async function picturesOf(html: string, { pictures, attachments, site }: Export): Promise<Map<string, Picture | string>> {
  const found = new Map<string, Picture | string>()
  for (const image of imagesIn(html)) {
    if (found.has(image.src)) continue
    const attachment = image.attachment ? attachments.get(image.attachment) : undefined
    const wanted = { ...asPicture(attachment), address: image.src, credit: creditOf(site) }
    const taken = await pictures.take(wanted)
    found.set(image.src, typeof taken === 'string' && attachment ? await pictures.take({ ...wanted, address: attachment.url }) : taken)
  }
  return found
}

const heroOf = (item: WxrItem, { attachments }: Export): Attachment | undefined => attachments.get(item.meta._thumbnail_id ?? '')

async function hero(item: WxrItem, all: Export, losses: Losses): Promise<Picture | null> {
  if (!item.meta._thumbnail_id) return null
  const attachment = heroOf(item, all)
  const taken = attachment ? await all.pictures.take({ ...asPicture(attachment), credit: creditOf(all.site) }) : 'it is not in the export'
  if (typeof taken !== 'string') return taken
  losses.add(`featured picture ${attachment?.url ?? item.meta._thumbnail_id}: ${taken}`)
  return null
}

/** WordPress knows no credit: what a site showed without one is credited to the site. */
const creditOf = ({ address }: WxrSite): string => (URL.canParse(address) ? new URL(address).hostname : '')

/** When it was published, in UTC, and why it may not be published now. WordPress writes zeros for a draft's date. */
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

/** Its own part of the address; what does not fit here leads to the story all the same. */
function addressOf(postName: string): { slug: string | null; oldSlugs: string[] } {
  const slug = decoded(postName.trim())
  if (slug === '') return { slug: null, oldSlugs: [] }
  return isSlug(slug) ? { slug, oldSlugs: [] } : { slug: null, oldSlugs: [slug.slice(0, 300)] }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a stray percent sign: it was never encoded
  }
}

function topicsOf(labels: WxrItem['categories']): Named[] {
  const topics = labels.flatMap(({ name }) => {
    const words = htmlToText(name)
    return words && words.toLowerCase() !== 'uncategorized' ? [named(words)] : []
  })
  return [...new Map(topics.map((topic) => [topic.slug, topic])).values()].slice(0, mostTopics)
}

/** Topics past this many say nothing of a story. */
const mostTopics = 30

function nameLosses({ fields, categories, meta, comments }: WxrItem, losses: Losses): void {
  if (fields['wp:post_type'] === 'page') losses.add('it was a page of the site: it is a story here')
  if (comments > 0) losses.add(comments === 1 ? 'one comment' : `${comments} comments`)
  if (fields['wp:is_sticky']?.trim() === '1') losses.add('it was kept on top (sticky): pin it in the feed')
  if ((fields['wp:post_parent'] ?? '0') !== '0') losses.add('its place under another page')
  for (const { domain, name } of categories) if (domain !== 'category' && domain !== 'post_tag') losses.add(`${domain} “${excerpt(name)}”`)
  const more = categories.filter(({ domain }) => domain === 'category' || domain === 'post_tag').length - mostTopics
  if (more > 0) losses.add(`${more} of its categories and tags: a story has at most ${mostTopics} topics`)
  for (const name of Object.keys(meta))
    if (!name.startsWith('_') && !/^(?:reddit|tagazine|geo_public)/.test(name)) losses.add(`field “${excerpt(name)}”`)
}
