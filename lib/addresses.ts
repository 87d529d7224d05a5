import { isSlug } from './is-slug.ts'
import type { Language } from './languages.ts'
import { firstLanguage, isPublished } from './publication.ts'

/**
 * The one table of public addresses: what there is under a language, how it is written and read, which parameters count, and what
 * stands once for all languages. lib/paths.ts writes addresses by it, the edge and proxy.ts read them.
 */

export const listKinds = ['section', 'topic', 'author'] as const
export type ListKind = (typeof listKinds)[number]

/** The feeds for machines, by their file names. */
export const feedFiles = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const
export type FeedFormat = keyof typeof feedFiles

/** How the address of a story as ninjs ends, after that of its page. */
const ninjsEnd = '.ninjs.json'

/** What is published at an address of a language, before anybody looks whether it is there. */
export type PaperAddress =
  | { kind: 'feed'; language: Language }
  | { kind: 'news' | 'page' | ListKind; language: Language; slug: string }
  /** A story for machines, as ninjs. */
  | { kind: 'ninjs'; language: Language; slug: string }
  /** A feed for machines: of the whole paper (no `of`), or of one list. */
  | { kind: 'syndication'; language: Language; format: FeedFormat; of: { kind: ListKind; slug: string } | null }
  | { kind: 'search'; language: Language }
  | { kind: 'corrections'; language: Language }
  | { kind: 'opensearch'; language: Language }

/** What a requested path is, as far as its shape tells. */
export type Address =
  | PaperAddress
  /** The first language typed with its prefix: it stands without one. */
  | { kind: 'prefixed'; path: string }
  | { kind: 'unknown'; language: Language }

/** The part of each query parameter's value that counts; all other parameters are ignored. */
export type Parameters = Readonly<Record<string, RegExp>>

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*'
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const slugShape = new RegExp(`^${slug}$`)
const day = /^\d{4}-\d{2}-\d{2}$/
/** The number of a story of an old WordPress site. */
const number = /^\d{1,12}$/
/** The longest `q` of a search that is read, in characters; the rest of a longer one is left out. */
export const longestQuestion = 200

export const noParameters: Parameters = {}
export const numbered: Parameters = { p: number, page_id: number }
const listed: Parameters = { after: new RegExp(`^[0-9a-z]{1,11}\\.${uuid}$`) }

/** The parameters of each kind of page. */
export const parametersOf: Readonly<Record<PaperAddress['kind'], Parameters>> = {
  feed: { after: /^(?:pinned\.)?[0-9A-Za-z]{1,100}$/, ...numbered },
  news: noParameters,
  ninjs: noParameters,
  page: noParameters,
  section: listed,
  topic: listed,
  author: listed,
  syndication: noParameters,
  search: {
    q: new RegExp(`^.{1,${longestQuestion}}`, 'su'),
    section: slugShape,
    from: day,
    to: day,
    sort: /^newest$/,
    after: /^[0-9A-Za-z._-]{1,120}$/,
  },
  corrections: listed,
  opensearch: noParameters,
}

/** Made of what is published, once for all languages: sitemaps, cards. */
const madeOfPaper: readonly (readonly [RegExp, Parameters])[] = [
  [/^\/card\/[0-9a-f-]{36}\.png$/, noParameters],
  [/^\/(?:sitemap(?:-(?:topics-|authors-)?\d{1,4})?\.xml|news-sitemap\.xml|manifest\.webmanifest|llms\.txt)$/, noParameters],
  [/^\/oembed$/, { url: /^https?:\/\/[^\s]{1,300}$/, format: /^(?:json|xml)$/, maxwidth: /^\d{1,4}$/ }],
]
const other: readonly (readonly [RegExp, Parameters])[] = [
  [/^\/media\/[0-9a-f]{64}\/(?:(?:16x9|4x3|3x2|1x1)-(?:[0-9a-f]{8}-)?)?\d{1,4}\.(?:avif|webp|jpg)$/, noParameters],
  [/^\/(?:_next\/static|built)\/[\w~-][\w.~-]*(?:\/[\w~-][\w.~-]*){0,11}$/, noParameters],
  [/^\/(?:robots\.txt|favicon\.ico|icon\.svg|icon-\d{2,3}\.png|apple-icon\.png)$/, noParameters],
]

/** The page of a preview link, or one of its pictures or attachments. None is an address of the paper: it is a secret, and nothing keeps what it shows. */
const preview =
  /^\/preview\/([\w-]{43})(?:\/media\/[0-9a-f]{64}\/(?:(?:16x9|4x3|3x2|1x1)-(?:[0-9a-f]{8}-)?)?\d{1,4}\.(?:avif|webp|jpg)|\/attachments\/[0-9a-f]{64}\.[0-9a-z]{3,4})?$/

/** The secret in the path of a preview; null for any other path. */
export const previewTokenIn = (path: string): string | null => preview.exec(path)?.[1] ?? null

/** The parameters of an address that stands once for all languages; undefined when it is none. */
export const parametersOfFile = (path: string): Parameters | undefined =>
  [...madeOfPaper, ...other].find(([shape]) => shape.test(path))?.[1]

export const isMadeOfPaper = (path: string): boolean => madeOfPaper.some(([shape]) => shape.test(path))

/** The path of an address, from the root, without an origin. */
export function pathOf(address: PaperAddress): string {
  const inner = innerPathOf(address)
  return address.language === firstLanguage() ? inner || '/' : `/${address.language}${inner}`
}

function innerPathOf(address: PaperAddress): string {
  switch (address.kind) {
    case 'feed':
      return ''
    case 'search':
    case 'corrections':
      return `/${address.kind}`
    case 'opensearch':
      return '/opensearch.xml'
    case 'ninjs':
      return `/news/${address.slug}${ninjsEnd}`
    case 'syndication':
      return `${address.of ? `/${address.of.kind}/${address.of.slug}` : ''}/${feedFiles[address.format]}`
    default:
      return `/${address.kind}/${address.slug}`
  }
}

/** What a path asks for. */
export function addressOf(path: string): Address {
  const parts = path.split('/').slice(1)
  const [first = ''] = parts
  // Empty parts are left out: "//elsewhere" in a Location would lead to another host.
  if (first === firstLanguage()) return { kind: 'prefixed', path: `/${parts.slice(1).filter(Boolean).join('/')}` }
  const language = isPublished(first) ? first : firstLanguage()
  const inner = isPublished(first) ? parts.slice(1) : parts
  return innerAddressOf(language, inner) ?? { kind: 'unknown', language }
}

function innerAddressOf(language: Language, parts: readonly string[]): PaperAddress | null {
  const [one = '', two = '', three = ''] = parts
  const isAlone = two === '' && parts.length < 3
  if (one === '' && isAlone) return { kind: 'feed', language }
  if ((one === 'search' || one === 'corrections') && isAlone) return { kind: one, language }
  if (one === 'opensearch.xml' && isAlone) return { kind: 'opensearch', language }
  const format = formatOf(isAlone ? one : three)
  if (format && isAlone) return { kind: 'syndication', language, format, of: null }
  if (one === 'news' && parts.length === 2 && two.endsWith(ninjsEnd)) return ninjsAddress(language, two.slice(0, -ninjsEnd.length))
  if (!isSlugged(one) || !isSlug(two)) return null
  if (parts.length === 2) return { kind: one, language, slug: two }
  return format && parts.length === 3 && isList(one) ? { kind: 'syndication', language, format, of: { kind: one, slug: two } } : null
}

const ninjsAddress = (language: Language, slug: string): PaperAddress | null => (isSlug(slug) ? { kind: 'ninjs', language, slug } : null)
const formats = Object.keys(feedFiles) as FeedFormat[] // the keys of the table above
const formatOf = (file: string) => formats.find((format) => feedFiles[format] === file)
const isList = (kind: string): kind is ListKind => listKinds.some((known) => known === kind)
const isSlugged = (kind: string): kind is 'news' | 'page' | ListKind => kind === 'news' || kind === 'page' || isList(kind)
