import type { Language } from '#lib/languages.ts'
import { longestQuestion } from '#lib/paths.ts'
import { firstLanguage, publishedLanguages } from '#lib/publication.ts'

/** Where a request belongs. `key` is the canonical address: what web is asked for and what the cache is keyed on. */
export type Route =
  | { kind: 'page'; key: string; language: Language }
  | { kind: 'unknown'; language: Language }
  | { kind: 'elsewhere'; to: string }
  | { kind: 'web' }
  | { kind: 'live' }
  | { kind: 'alive' }
  | { kind: 'ready' }

/** What is taken of each parameter: the part of its value that has the shape. */
type Parameters = Readonly<Record<string, RegExp>>

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*'
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const none: Parameters = {}
const listed: Parameters = { after: new RegExp(`^[0-9a-z]{1,11}\\.${uuid}$`) }
const day = /^\d{4}-\d{2}-\d{2}$/
/** By which number an old WordPress site knew a story. */
const number = /^\d{1,12}$/
const numbered: Parameters = { p: number, page_id: number }

/** Every address of the paper under a language, with the only query parameters that count; all others are ignored. */
const pages: readonly (readonly [RegExp, Parameters])[] = [
  [/^\/$/, { after: /^(?:pinned\.)?[0-9A-Za-z]{1,100}$/, ...numbered }],
  [new RegExp(`^/news/${slug}$`), none],
  [new RegExp(`^/(?:section|topic|author)/${slug}$`), listed],
  [new RegExp(`^/(?:(?:section|topic|author)/${slug}/)?(?:rss\\.xml|atom\\.xml|feed\\.json)$`), none],
  [/^\/opensearch\.xml$/, none],
  [
    /^\/search$/,
    {
      q: new RegExp(`^.{1,${longestQuestion}}`, 'su'),
      section: new RegExp(`^${slug}$`),
      from: day,
      to: day,
      sort: /^newest$/,
      after: /^[0-9A-Za-z._-]{1,120}$/,
    },
  ],
  [/^\/corrections$/, listed],
]

/** Addresses that stand once, for all languages. */
const single: readonly (readonly [RegExp, Parameters])[] = [
  [/^\/media\/[0-9a-f]{64}\/(?:(?:16x9|4x3|1x1)-)?\d{1,4}\.(?:avif|webp|jpg)$/, none],
  [/^\/card\/[0-9a-f-]{36}\.png$/, none],
  [/^\/(?:_next\/static|built)\/[\w~-][\w.~-]*(?:\/[\w~-][\w.~-]*){0,11}$/, none],
  [
    /^\/(?:robots\.txt|speculation-rules\.json|sitemap\.xml|sitemap-(?:topics-|authors-)?\d{1,4}\.xml|news-sitemap\.xml|manifest\.webmanifest|favicon\.ico|icon\.svg|icon-\d{2,3}\.png|apple-icon\.png)$/,
    none,
  ],
  [/^\/oembed$/, { url: /^https?:\/\/[^\s]{1,300}$/, format: /^(?:json|xml)$/, maxwidth: /^\d{1,4}$/ }],
]

/**
 * What may be a path of the site that stories came from ("/2026/11/20/slug/", "/slug/", "/slug.html"): web knows them. Scripts,
 * files and hidden folders never were stories, and a single bare word is what scanners ask for.
 */
const oldPath =
  /^(?!\/(?:_|wp-|(?:built|card|media|cgi-bin)(?:\/|$)))(?:(?:\/[\w%~-]{1,300}){2,8}(?:\.html?)?\/?|\/[\w%~-]{1,300}(?:\.html?\/?|\/))$/
const longestOldPath = 700
const isOldPath = (path: string): boolean => path.length <= longestOldPath && oldPath.test(path)

/** Finds where a request target (path and query, as it came) belongs. Anything that is not an address of ours is `unknown`. */
export function routeOf(target: string): Route {
  const question = target.indexOf('?')
  const path = question < 0 ? target : target.slice(0, question)
  const query = question < 0 ? '' : target.slice(question + 1)
  const first = firstLanguage()
  const language = publishedLanguages().find((code) => isUnder(path, `/${code}`)) ?? first
  const prefix = language === first ? undefined : `/${language}`
  if (wandering.test(path)) return { kind: 'unknown', language }
  if (path === '/live') return { kind: 'live' }
  if (path === '/healthz') return { kind: 'alive' }
  if (path === '/readyz') return { kind: 'ready' }
  if (isUnder(path, '/desk') || isUnder(path, '/api')) return { kind: 'web' }

  // The first language typed with its prefix: it stands without one.
  if (isUnder(path, `/${first}`)) {
    const bare = path.slice(first.length + 1).replace(/\/$/, '') || '/'
    return elsewhere(bare, find(pages, bare), query, first)
  }
  const inner = prefix ? path.slice(prefix.length) || '/' : path
  if (path.length > 1 && path.endsWith('/')) {
    const shorter = path.slice(0, -1)
    const known = find(pages, inner.replace(/\/$/, '') || '/')
    if (!known && isOldPath(path)) return { kind: 'page', key: shorter + canonicalQuery(query, numbered), language }
    return elsewhere(shorter, known, query, language)
  }
  const parameters = (prefix ? undefined : find(single, path)) ?? find(pages, inner)
  if (!parameters)
    return isOldPath(path) ? { kind: 'page', key: path + canonicalQuery(query, numbered), language } : { kind: 'unknown', language }
  const base = inner === '/' && prefix ? prefix : path
  return { kind: 'page', key: base + canonicalQuery(query, parameters), language }
}

/**
 * What a URL parser behind us may read as another path than the one that is judged here (WHATWG URL §4.4): a segment "." or
 * "..", a backslash, each also as its escape; an empty segment; and what stands in no URL.
 */
const wandering = /(?:\/|%2f)(?:\.|%2e){1,2}(?:\/|%2f|$)|\\|%5c|\/\/|[^!-~]/i

const isUnder = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)
const find = (table: readonly (readonly [RegExp, Parameters])[], path: string) => table.find(([shape]) => shape.test(path))?.[1]

/** A page of the paper under another spelling of its address: what was asked for goes along. */
const elsewhere = (to: string, parameters: Parameters | undefined, query: string, language: Language): Route =>
  parameters ? { kind: 'elsewhere', to: to + canonicalQuery(query, parameters) } : { kind: 'unknown', language }

/** The parameters that count, well-formed ones only, always in the order of the table. */
function canonicalQuery(query: string, parameters: Parameters): string {
  if (!query) return ''
  const given = new URLSearchParams(query)
  const kept = Object.entries(parameters).flatMap(([name, shape]) => {
    const taken = shape.exec(given.get(name) ?? '')?.[0]
    return taken ? [[name, taken]] : []
  })
  return kept.length ? `?${new URLSearchParams(kept)}` : ''
}
