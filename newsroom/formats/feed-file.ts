import { htmlToText } from './html-to-document.ts'
import { excerpt } from './losses.ts'
import { longestHtml } from './parse-html.ts'
import { type Progress, textOf } from './text-file.ts'
import { type WebItem, type WebPost, webItems } from './web-posts.ts'
import { explainBrokenItem, sourceProblem, type WireItem } from './wire-story.ts'
import type { WxrReading } from './wxr-reading.ts'
import { childAt, childrenOf, textIn, wordsOf, writeChildren, type XmlElement, type XmlFound, xmlElements } from './xml-tree.ts'

type Counts = Map<string, number>

/** Reads a file of RSS (0.9 to 2.0) or Atom (RFC 4287), or an export of Blogger, which is Atom. */
export async function* feedItems(path: string, reading: WxrReading, progress: Progress): AsyncGenerator<WireItem> {
  let left: Counts = new Map()
  let site = ''
  async function* posts(): AsyncGenerator<WebItem> {
    left = new Map()
    let number = 0
    for await (const found of xmlElements(textOf(path, progress), (name) => name === 'item' || name === 'entry')) {
      number += 1
      const post = postOf(found, `${path}, item ${number}`, left)
      if (post && 'address' in post && site === '' && URL.canParse(post.address)) site = new URL(post.address).origin
      if (post) yield post
    }
  }
  yield* webItems(posts, () => ({ site: reading.site ?? site, rules: [] }), reading)
  for (const [what, count] of left) yield { source: `${path}, ${what}`, result: 'skipped', reason: `${what} were left out: ${count}` }
}

function postOf(found: XmlFound, where: string, left: Counts): WebItem | null {
  const fail = (reason: string): WebItem => ({ source: where, result: 'failed', reason: `${where}: ${reason}` })
  if ('problem' in found) return fail(`line ${found.line}: ${found.problem}`)
  try {
    const { element } = found
    const post = element.name === 'item' ? rssPost(element) : atomPost(element, left)
    if (post === null || 'result' in post) return post
    if (post.source === '') return fail('it has neither an identifier nor an address')
    const problem = sourceProblem(post.source)
    if (problem) return fail(problem)
    return post.html.length > longestHtml ? fail(`its text is longer than ${longestHtml.toLocaleString('en')} characters`) : post
  } catch (error) {
    const reason = explainBrokenItem(error)
    if (reason === null) throw error
    return fail(reason)
  }
}

const timeIn = (element: XmlElement | undefined): Date | null => {
  const at = new Date(wordsOf(element))
  return Number.isNaN(at.getTime()) ? null : at
}

const lastPart = (address: string): string =>
  URL.canParse(address) ? (new URL(address).pathname.replace(/\/$/, '').split('/').at(-1) ?? '').replace(/\.\w{2,5}$/, '') : ''

/** The largest picture that a feed names beside the text. */
function pictureOf(item: XmlElement): string {
  const enclosure = childrenOf(item, 'enclosure').find(({ attributes }) => attributes.type?.startsWith('image/'))
  const media = [...childrenOf(item, 'content'), ...childrenOf(childAt(item, 'group'), 'content'), ...childrenOf(item, 'thumbnail')].filter(
    ({ attributes }) => attributes.url && (attributes.medium === 'image' || attributes.type?.startsWith('image/') || !attributes.type),
  )
  const widest = media.toSorted((one, other) => Number(other.attributes.width ?? 0) - Number(one.attributes.width ?? 0))[0]
  return (enclosure?.attributes.url ?? widest?.attributes.url ?? '').trim()
}

function rssPost(item: XmlElement): WebPost {
  const words = (name: string) => wordsOf(childAt(item, name))
  const html = textIn(childAt(item, 'encoded'))
  const summary = textIn(childAt(item, 'description'))
  const link = words('link') || (childAt(item, 'guid')?.attributes.isPermaLink !== 'false' ? words('guid') : '')
  const id = words('guid') || link
  const losses = childAt(item, 'comments') ? ['the address of its comments'] : []
  for (const { attributes } of childrenOf(item, 'enclosure'))
    if (!attributes.type?.startsWith('image/')) losses.push(`the file ${excerpt(attributes.url ?? '', 120)}`)
  return {
    source: id === '' ? '' : `feed:${id}`,
    headline: htmlToText(words('title')),
    html: html || summary,
    dek: html ? summary : '',
    authors: childrenOf(item, 'creator')
      .map(wordsOf)
      .concat(authorIn(words('author')))
      .filter(Boolean),
    labels: childrenOf(item, 'category').map(wordsOf).filter(Boolean),
    address: link,
    slug: lastPart(link),
    publishedAt: timeIn(childAt(item, 'pubDate')) ?? timeIn(childAt(item, 'date')),
    updatedAt: null,
    hero: pictureOf(item),
    hold: null,
    note: null,
    losses,
  }
}

/** RSS writes "mail@paper.example (Ada Kivi)". */
const authorIn = (written: string): string => /\(([^()]{1,200})\)/.exec(written)?.[1] ?? (written.includes('@') ? '' : written)

function atomText(element: XmlElement | undefined): string {
  if (!element) return ''
  const type = element.attributes.type ?? 'text'
  if (type === 'xhtml') return writeChildren(childrenOf(element)[0] ?? element, true)
  return type === 'text' ? textIn(element).replaceAll('&', '&amp;').replaceAll('<', '&lt;') : textIn(element)
}

const bloggerKind = 'http://schemas.google.com/g/2005#kind'

/** What an entry of Blogger is: "post", "page", "comment", "settings", "template". Entries of other programs are posts. */
function kindOf(entry: XmlElement): string {
  const old = childrenOf(entry, 'category').find(({ attributes }) => attributes.scheme === bloggerKind)?.attributes.term
  return (old?.split('#').at(-1) ?? (wordsOf(childAt(entry, 'type')) || 'post')).toLowerCase()
}

function atomPost(entry: XmlElement, left: Counts): WebItem | null {
  const kind = kindOf(entry)
  if (kind !== 'post' && kind !== 'page') {
    const what = kind === 'comment' ? 'comments' : `entries of the kind “${excerpt(kind, 40)}”`
    left.set(what, (left.get(what) ?? 0) + 1)
    return null
  }
  const link = childrenOf(entry, 'link')
    .find(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate')
    ?.attributes.href?.trim()
  const id = wordsOf(childAt(entry, 'id'))
  const isBlogger = id.startsWith('tag:blogger.com')
  const filename = wordsOf(childAt(entry, 'filename'))
  const address = link ?? (filename.startsWith('/') ? `http://unnamed.invalid${filename}` : '')
  const key = id || address
  const content = atomText(childAt(entry, 'content'))
  const summary = atomText(childAt(entry, 'summary'))
  const status = wordsOf(childAt(entry, 'status')).toUpperCase()
  const isDraft = wordsOf(childAt(entry, 'control', 'draft')) === 'yes' || (status !== '' && status !== 'LIVE')
  if (status === 'SOFT_TRASHED') return { source: `blogger:${key}`, result: 'skipped', reason: 'it was in the bin' }
  return {
    source: key === '' ? '' : `${isBlogger ? 'blogger' : 'feed'}:${key}`,
    headline: htmlToText(atomText(childAt(entry, 'title'))),
    html: content || summary,
    dek: content ? summary : '',
    authors: childrenOf(entry, 'author').map((author) => wordsOf(childAt(author, 'name'))),
    labels: childrenOf(entry, 'category').flatMap(({ attributes }) =>
      attributes.scheme === bloggerKind ? [] : ([attributes.label ?? attributes.term].filter(Boolean) as string[]),
    ),
    address,
    slug: lastPart(address),
    publishedAt: timeIn(childAt(entry, 'published')) ?? timeIn(childAt(entry, 'updated')),
    updatedAt: timeIn(childAt(entry, 'updated')),
    hero: pictureOf({ ...entry, children: childrenOf(entry).filter((child) => child.name !== 'content' || child.attributes.url) }),
    hold: isDraft ? (status === 'SCHEDULED' ? 'it was scheduled' : 'it was a draft') : null,
    note: null,
    losses: kind === 'page' ? ['it was a page of the site: it is a story here'] : [],
  }
}
