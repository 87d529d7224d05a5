import { addressOf, numbered, type Parameters, parametersOf, parametersOfFile, previewTokenIn } from '#lib/addresses.ts'
import { attachmentPathShape } from '#lib/attachments.ts'
import type { Language } from '#lib/languages.ts'
import { firstLanguage } from '#lib/publication.ts'

/** Where a request belongs. `key` is the canonical address: what web is asked for and what the cache is keyed on. */
export type Route =
  | { kind: 'page'; key: string; language: Language }
  | { kind: 'unknown'; language: Language }
  | { kind: 'elsewhere'; to: string }
  | { kind: 'web' }
  /** A preview link: passed to web, and never kept. */
  | { kind: 'preview'; path: string }
  /** A sound, video, document or captions: sent in parts, never rendered. */
  | { kind: 'attachment'; path: string }
  | { kind: 'live' }
  | { kind: 'alive' }
  | { kind: 'ready' }

/**
 * What may be a path of the site that stories came from ("/2026/11/20/slug/", "/slug/", "/slug.html"): web knows them. Scripts,
 * files and hidden folders never were stories, and a single bare word is what scanners ask for. Whatever looks like a preview link and is
 * none is no page: a page is kept.
 */
const oldPath =
  /^(?!\/(?:_|wp-|(?:attachments|built|card|media|preview|cgi-bin)(?:\/|$)))(?:(?:\/[\w%~-]{1,300}){2,8}(?:\.html?)?\/?|\/[\w%~-]{1,300}(?:\.html?\/?|\/))$/
const longestOldPath = 700
const isOldPath = (path: string): boolean => path.length <= longestOldPath && oldPath.test(path)

/** Finds where a request target (path and query, as it came) belongs. Anything that is not an address of ours is `unknown`. */
export function routeOf(target: string): Route {
  const question = target.indexOf('?')
  const path = question < 0 ? target : target.slice(0, question)
  const query = question < 0 ? '' : target.slice(question + 1)
  const address = addressOf(path)
  const language = address.kind === 'prefixed' ? firstLanguage() : address.language
  if (wandering.test(path)) return { kind: 'unknown', language }
  if (path === '/live') return { kind: 'live' }
  if (path === '/healthz') return { kind: 'alive' }
  if (path === '/readyz') return { kind: 'ready' }
  if (isUnder(path, '/desk') || isUnder(path, '/api')) return { kind: 'web' }
  // Files of a preview are sent in parts, like those of the desk.
  if (previewTokenIn(path) !== null) return path.includes('/attachments/') ? { kind: 'web' } : { kind: 'preview', path }
  if (attachmentPathShape.test(path)) return { kind: 'attachment', path }

  if (address.kind === 'prefixed') return elsewhere(address.path, parametersAt(address.path), query, language)
  if (path.length > 1 && path.endsWith('/')) {
    const shorter = path.slice(0, -1)
    const known = parametersAt(shorter)
    if (!known && isOldPath(path)) return { kind: 'page', key: shorter + canonicalQuery(query, numbered), language }
    return elsewhere(shorter, known, query, language)
  }
  const parameters = parametersOfFile(path) ?? parametersAt(path)
  if (!parameters)
    return isOldPath(path) ? { kind: 'page', key: path + canonicalQuery(query, numbered), language } : { kind: 'unknown', language }
  return { kind: 'page', key: path + canonicalQuery(query, parameters), language }
}

/** The parameters that count at an address of the paper; undefined where there is none. */
function parametersAt(path: string): Parameters | undefined {
  const { kind } = addressOf(path)
  return kind === 'prefixed' || kind === 'unknown' ? undefined : parametersOf[kind]
}

/**
 * What a URL parser behind us may read as another path than the one that is judged here (WHATWG URL §4.4): a segment "." or
 * "..", a backslash, each also as its escape; an empty segment; and what stands in no URL.
 */
const wandering = /(?:\/|%2f)(?:\.|%2e){1,2}(?:\/|%2f|$)|\\|%5c|\/\/|[^!-~]/i

const isUnder = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)

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
