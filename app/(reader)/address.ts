import type { Language } from '#lib/languages.ts'
import { firstLanguage, isPublished } from '#lib/publication.ts'
import type { FeedFormat } from '#newsroom/syndication/write-feed.ts'

export const listKinds = ['section', 'topic', 'author'] as const
export type ListKind = (typeof listKinds)[number]

/** What a public path refers to, before checking whether it exists. */
export type Address =
  | { kind: 'feed'; language: Language }
  | { kind: 'news' | ListKind; language: Language; slug: string }
  /** A feed for machines: of the whole paper (`of` is null) or of one list. */
  | { kind: 'syndication'; language: Language; format: FeedFormat; of: { kind: ListKind; slug: string } | null }
  | { kind: 'search'; language: Language }
  | { kind: 'corrections'; language: Language }
  | { kind: 'opensearch'; language: Language }
  /** A path with the prefix of the first language, which is canonical without it. */
  | { kind: 'prefixed'; path: string }
  | { kind: 'unknown'; language: Language }

const feedFiles: Record<string, FeedFormat> = { 'rss.xml': 'rss', 'atom.xml': 'atom', 'feed.json': 'json' }

/** The file name of a feed: "rss.xml". */
export const feedFileOf = (format: FeedFormat): string => Object.keys(feedFiles).find((file) => feedFiles[file] === format) ?? ''
const slugShape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

export function addressOf(path: string): Address {
  const parts = path.split('/').slice(1)
  const [first = ''] = parts
  // Empty parts are left out: "//elsewhere" in a Location header would redirect to another host.
  if (first === firstLanguage()) return { kind: 'prefixed', path: `/${parts.slice(1).filter(Boolean).join('/')}` }
  const language = isPublished(first) ? first : firstLanguage()
  const [kind = '', slug = '', ...rest] = isPublished(first) ? parts.slice(1) : parts
  if (kind === '' && slug === '' && rest.length === 0) return { kind: 'feed', language }
  if ((kind === 'search' || kind === 'corrections') && slug === '' && rest.length === 0) return { kind, language }
  if (kind === 'opensearch.xml' && slug === '' && rest.length === 0) return { kind: 'opensearch', language }
  const format = feedFiles[rest.length === 1 ? (rest[0] ?? '') : kind]
  if (format && slug === '' && rest.length === 0) return { kind: 'syndication', language, format, of: null }
  if (format && isList(kind) && slugShape.test(slug) && slug.length <= 120)
    return { kind: 'syndication', language, format, of: { kind, slug } }
  if (!isSlugged(kind) || rest.length > 0 || slug.length > 120 || !slugShape.test(slug)) return { kind: 'unknown', language }
  return { kind, language, slug }
}

const isList = (kind: string): kind is ListKind => listKinds.some((known) => known === kind)
const isSlugged = (kind: string): kind is 'news' | ListKind => kind === 'news' || isList(kind)
