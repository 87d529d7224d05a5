import { escapeHtml } from '#lib/escape-html.ts'
import { csvRows } from './csv.ts'
import type { Bundle } from './file-bundle.ts'
import { attribute } from './html-nodes.ts'
import { htmlToText } from './html-to-document.ts'
import { excerpt } from './losses.ts'
import { hasClass, type Rule } from './prune-html.ts'
import { type WebItem, type WebPost, webItems } from './web-posts.ts'
import { explainBrokenItem, type WireItem } from './wire-story.ts'
import type { WxrReading } from './wxr-reading.ts'

export const isSubstack = ({ names }: Bundle): boolean => names.some((name) => /(?:^|\/)posts\.csv$/.test(name))

/** Reads an export of Substack: posts.csv, and the text of each post in posts/NUMBER.SLUG.html. */
export async function* substackItems(path: string, bundle: Bundle, reading: WxrReading): AsyncGenerator<WireItem> {
  const list = bundle.names.find((name) => /(?:^|\/)posts\.csv$/.test(name)) ?? 'posts.csv'
  const rows = csvRows(await bundle.textOf(list))
  const folder = list.slice(0, -'posts.csv'.length)
  const site = reading.site ?? ''
  async function* posts(): AsyncGenerator<WebItem> {
    for (const [index, row] of rows.entries()) yield await postOf(row, `${path}, ${list}, row ${index + 2}`, folder, bundle, site)
  }
  yield* webItems(posts, { site, rules }, reading)
  for (const name of bundle.names.filter((one) => /\.csv$/.test(one) && one !== list)) yield await countRows(path, name, bundle)
}

/** Lists of subscribers and of what they opened stay out. */
async function countRows(path: string, name: string, bundle: Bundle): Promise<WireItem> {
  const source = `${path}, ${name}`
  try {
    const rows = csvRows(await bundle.textOf(name)).length
    return { source, result: 'skipped', reason: `${name} was left out: ${rows} ${rows === 1 ? 'row' : 'rows'}` }
  } catch (error) {
    const reason = explainBrokenItem(error)
    if (reason === null) throw error
    return { source, result: 'skipped', reason: `${name} was left out: ${reason}` }
  }
}

async function postOf(row: Record<string, string>, where: string, folder: string, bundle: Bundle, site: string): Promise<WebItem> {
  const fail = (reason: string): WebItem => ({ source: where, result: 'failed', reason: `${where}: ${reason}` })
  const key = row.post_id?.trim() ?? ''
  const [, number = '', slug = ''] = /^(\d{1,20})(?:\.(.{1,300}))?$/.exec(key) ?? []
  if (number === '') return fail(`post_id “${excerpt(key, 40)}” is no number with the name of a post`)
  const name = `${folder}posts/${key}.html`
  const source = `substack:${number}`
  if (!bundle.names.includes(name)) return { source, result: 'failed', reason: `${where}: posts/${excerpt(key, 100)}.html is not there` }
  try {
    return toPost(row, source, slug, await bundle.textOf(name), site)
  } catch (error) {
    const reason = explainBrokenItem(error)
    if (reason === null) throw error
    return { source, result: 'failed', reason: `${where}: ${reason}` }
  }
}

function toPost(row: Record<string, string>, source: string, slug: string, text: string, site: string): WebPost {
  const { title = '', subtitle = '', type = '', podcast_url: sound = '', post_date: date = '' } = row
  const closed = closedTo(row.audience ?? '', text)
  const isPublished = /^true$/i.test(row.is_published ?? '')
  const at = new Date(date)
  const losses = closed ? [`${closed}: publish it only if everybody may read it`] : []
  if (type === 'thread') losses.push('it was a thread: the answers of readers are not in the export')
  if (type === 'page') losses.push('it was a page of the site: it is a story here')
  const recording = sound ? `<audio src="${escapeHtml(sound)}"></audio>` : ''
  return {
    source,
    headline: htmlToText(title),
    html: recording + text,
    dek: subtitle,
    authors: [],
    labels: [],
    address: slug ? `${site || 'http://unnamed.invalid'}/p/${slug}` : '',
    slug,
    publishedAt: Number.isNaN(at.getTime()) ? null : at,
    updatedAt: null,
    hero: '',
    hold: closed ?? (isPublished ? null : 'it was a draft'),
    note: closed && `On its old site, ${closed}.`,
    losses,
  }
}

const audiences: Record<string, string> = {
  only_paid: 'only paying subscribers could read it',
  only_free: 'only subscribers could read it',
  founding: 'only founding members could read it',
}

function closedTo(audience: string, html: string): string | null {
  if (audience !== '' && audience !== 'everyone') return audiences[audience] ?? `only some could read it (“${excerpt(audience, 40)}”)`
  return html.includes('paywall-jump') ? 'only paying subscribers could read the whole of it' : null
}

/** What belongs to the newsletter, not to the text; and what another site shows, whose address stands in `data-attrs`. */
const rules: readonly Rule[] = [
  (element) =>
    hasClass(element, /^(?:subscription-widget|subscribe-widget|button-wrapper|captioned-button-wrap)/)
      ? { left: 'a button or form' }
      : null,
  (element) => (hasClass(element, /^(?:paywall|paywall-jump)$/) ? { left: 'the cut before what only subscribers read' } : null),
  (element) => (hasClass(element, /^(?:image-link-expand|header-anchor-parent|pencraft)$/) ? { left: null } : null),
  (element) => {
    if (
      !hasClass(
        element,
        /^(?:tweet|instagram|tiktok-wrap|embedded-post-wrap|embedded-publication-wrap|digest-post-embed|file-embed-wrapper)$/,
      )
    )
      return null
    const link = addressIn(attribute(element, 'data-attrs') ?? '')
    return link ? { link, what: 'what another site showed' } : null
  },
]

function addressIn(json: string): string | null {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value !== 'object' || value === null) return null
    const { url, canonical_url: canonical } = value as Record<string, unknown>
    const address = typeof url === 'string' ? url : canonical
    return typeof address === 'string' && /^https?:\/\//.test(address) ? address : null
  } catch {
    return null
  }
}
