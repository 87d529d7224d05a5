import { isSlug } from '#lib/is-slug.ts'
import type { Language } from '#lib/languages.ts'
import { decode, oldPathIn } from '#lib/old-path.ts'
import { htmlToText } from './html-to-document.ts'
import { namesOfAccount } from './names.ts'
import type { Attachment } from './shortcodes.ts'
import { textOf } from './text-file.ts'
import { metaOf, unknownSite, type WxrItem, type WxrSite, wxrItems } from './wxr-items.ts'

/** A story of an export before it is read: its key, its old address, and the slug that it should have. */
export type Expected = { source: string; language: Language; slug: string | null; headline: string }

/** What stories of an export refer to, and what may come after them in the file. This is all that is kept in memory. */
export type WxrReferences = {
  site: WxrSite
  /** The prefix of its items' keys. */
  identity: string
  attachments: ReadonlyMap<string, Attachment>
  /** Attachments by the number of the story with which they were uploaded. */
  attached: ReadonlyMap<string, readonly Attachment[]>
  /** Names of guest authors (Co-Authors Plus) by each term that a story may use for them. */
  guests: ReadonlyMap<string, string[]>
  /** Keys of stories by their old addresses. */
  stories: ReadonlyMap<string, string>
  /** Reusable blocks, by number. */
  blocks: ReadonlyMap<string, string>
  expected: readonly Expected[]
}

/** Reads an export once for everything that its stories name by number or address. `site`: its address, if the file does not have it. */
export async function readReferences(path: string, language: Language, site?: string): Promise<WxrReferences> {
  const known = unknownSite()
  const attachments = new Map<string, Attachment>()
  const attached = new Map<string, Attachment[]>()
  const guests = new Map<string, string[]>()
  const stories = new Map<string, string>()
  const blocks = new Map<string, string>()
  const expected: Expected[] = []
  let identity: string | null = null
  for await (const item of wxrItems(textOf(path, { bytes: 0 }), known)) {
    if (site) known.address = site
    identity ??= identityOf(known, item)
    if (item.problem) continue
    const id = item.fields['wp:post_id'] ?? ''
    const type = item.fields['wp:post_type'] ?? ''
    if (type === 'attachment') {
      const found = attachmentOf(item)
      attachments.set(id, found)
      const together = attached.get(found.parent)
      if (together) together.push(found)
      else attached.set(found.parent, [found])
    } else if (type === 'guest-author') {
      for (const name of guestNames(item))
        guests.set(name, namesOfAccount(htmlToText(metaOf(item, 'cap-display_name') || (item.fields.title ?? ''))))
    } else if (type === 'wp_block') blocks.set(id, (item.fields['content:encoded'] ?? '').slice(0, 200_000))
    else if (isStory(item)) {
      const source = sourceOf(identity, item)
      for (const old of oldPathsOf(item, known)) stories.set(old, source)
      expected.push({ source, language, slug: slugIn(item).slug, headline: htmlToText(item.fields.title ?? '') })
    }
  }
  return { site: known, identity: identity ?? '', attachments, attached, guests, stories, blocks, expected }
}

export const isStory = ({ fields }: WxrItem): boolean =>
  (fields['wp:post_type'] === 'post' || fields['wp:post_type'] === 'page') &&
  (fields['wp:post_id'] ?? '') !== '' &&
  !['trash', 'auto-draft', 'inherit'].includes(fields['wp:status'] ?? '')

export const sourceOf = (identity: string, { fields }: WxrItem): string =>
  `wordpress:${identity}/?${fields['wp:post_type'] ?? ''}=${fields['wp:post_id'] ?? ''}`

/**
 * The site's address. A file without it is identified by its first item and its title, so that two such files are not confused and the same
 * one is recognised again.
 */
function identityOf({ address, title }: WxrSite, { fields }: WxrItem): string {
  if (address !== '') return address
  const first = [
    fields['wp:post_type'],
    fields['wp:post_id'],
    fields['wp:post_date_gmt'] || fields['wp:post_date'] || fields.pubDate,
    fields.guid,
    fields['wp:post_name'],
  ]
  return `unnamed:${encodeURIComponent([title, ...first.map((value) => value?.trim() ?? '')].join('|')).slice(0, 300)}`
}

function attachmentOf({ fields, meta }: WxrItem): Attachment {
  return {
    id: fields['wp:post_id'] ?? '',
    url: (fields['wp:attachment_url'] ?? fields.guid ?? '').trim(),
    title: fields.title ?? '',
    alt: meta.get('_wp_attachment_image_alt')?.[0] ?? '',
    caption: fields['excerpt:encoded'] ?? '',
    parent: fields['wp:post_parent'] ?? '',
  }
}

function guestNames(item: WxrItem): string[] {
  const slug = item.fields['wp:post_name'] ?? ''
  return [slug, slug.replace(/^cap-/, ''), metaOf(item, 'cap-user_login')].filter((name) => name !== '')
}

/** The last part of its address. If that is not valid here, the old address still redirects to the story. */
export const slugIn = ({ fields, meta }: WxrItem): { slug: string | null; oldSlugs: string[] } =>
  slugFitting(fields['wp:post_name'] ?? '', meta.get('_wp_old_slug'))

/** The slug that an old site gave to a story if it is valid here, and those that redirect to it. */
export function slugFitting(given: string, earlier: readonly string[] = []): { slug: string | null; oldSlugs: string[] } {
  const slug = decode(given.trim())
  const fits = isSlug(slug)
  const before = earlier.map((old) => decode(old.trim()))
  const others = (fits ? before : [slug, ...before]).filter((old) => old !== '' && !(fits && old === slug))
  return { slug: fits ? slug : null, oldSlugs: [...new Set(others)].slice(0, mostOld).map((old) => old.slice(0, 300)) }
}

/** The most old addresses of a story. */
const mostOld = 50

/** A path of the old site as it is stored, or null; `address` may be relative to the site. */
export function oldPathOf(address: string, site: string): string | null {
  const base = site || 'http://unnamed.invalid'
  return URL.canParse(address, base) ? oldPathIn(new URL(address, base)) : null
}

/** All paths of a story on its old site: its permalink, and its number, which WordPress always accepts. */
export function oldPathsOf(item: WxrItem, { address }: WxrSite): string[] {
  const id = item.fields['wp:post_id'] ?? ''
  const folder = URL.canParse(address) ? new URL(address).pathname.replace(/(?<!\/)\/+$/, '') : ''
  const given = [item.fields.link ?? '', item.fields.guid ?? ''].map((text) => text.trim()).filter((text) => isOf(text, address))
  const own = (item.fields['wp:post_name'] ?? '').trim()
  const link = given.find((text) => own !== '' && text.replace(/(?<!\/)\/+$/, '').endsWith(`/${own}`))
  // WordPress also redirects permalinks with earlier slugs.
  if (link)
    for (const old of slugIn(item).oldSlugs) given.push(link.replace(/(?<!\/)\/+$/, '').slice(0, -own.length) + encodeURIComponent(old))
  const paths = [...given.map((text) => oldPathOf(text, address)), /^\d{1,12}$/.test(id) ? `${folder.toLowerCase()}/?p=${id}` : null]
  return [...new Set(paths.filter((path) => path !== null))]
}

/** Whether an address belongs to the site, with or without www., by http or https. */
export function isOf(address: string, site: string): boolean {
  if (!URL.canParse(address)) return false
  return !URL.canParse(site) || hostOf(address) === hostOf(site)
}

const hostOf = (address: string): string => new URL(address).host.replace(/^www\./, '')
