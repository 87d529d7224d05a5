import { SaxesParser } from 'saxes'
import { type WxrPart, wxrParts } from './wxr-parts.ts'

/** One <item> of a WordPress export (WXR 1.2) with its values, and the line where it begins. */
export type WxrItem = {
  number: number
  line: number
  problem: string | null
  fields: Record<string, string>
  categories: { domain: string; slug: string; name: string }[]
  /** Custom fields; a name may occur several times. */
  meta: Map<string, string[]>
  comments: number
  /** The number of characters that XML does not allow and that were removed. */
  controls: number
}

/** The head of an export: the site's title and address, authors by their login, and the slugs of its terms by number. */
export type WxrSite = { title: string; address: string; authors: Map<string, string>; terms: Map<string, string> }

export const unknownSite = (): WxrSite => ({ title: '', address: '', authors: new Map(), terms: new Map() })

/**
 * The items of an export as a stream. Each has an XML parser of its own, so that a broken item affects no other. `site` is filled before
 * the first item is returned.
 */
export async function* wxrItems(text: AsyncIterable<string>, site: WxrSite): AsyncGenerator<WxrItem> {
  let number = 0
  for await (const part of wxrParts(text)) {
    if (part.kind === 'head') readHead(part.xml, site)
    else yield readItem(part, (number += 1))
  }
}

function readHead(head: string, site: WxrSite): void {
  let thing: Record<string, string> = {}
  parse(removeControls(head).xml, (path, value) => {
    const name = path.at(-1) ?? ''
    if (name === 'wp:base_blog_url') site.address = value.trim()
    else if (name === 'link' && path.length === 3) site.address ||= value.trim()
    else if (name === 'title' && path.length === 3) site.title ||= value.trim()
    else if (name === 'wp:author') {
      const login = thing['wp:author_login'] ?? ''
      site.authors.set(login, thing['wp:author_display_name'] || login)
      thing = {}
    } else if (name === 'wp:category' || name === 'wp:term') {
      const slug = thing['wp:category_nicename'] || thing['wp:term_slug']
      if (thing['wp:term_id'] && slug) site.terms.set(thing['wp:term_id'], slug)
      thing = {}
    } else if (name.startsWith('wp:')) thing[name] = value.trim()
  })
}

function readItem({ xml: given, line, problem: broken }: WxrPart, number: number): WxrItem {
  const { xml, controls } = removeControls(given)
  const item: WxrItem = { number, line, problem: null, fields: {}, categories: [], meta: new Map(), comments: 0, controls }
  let key = ''
  const problem = parse(xml, (path, value, attributes) => {
    const name = path.at(-1) ?? ''
    if (path.length === 2 && name === 'category') {
      item.categories.push({ domain: attributes.domain ?? '', slug: attributes.nicename ?? '', name: value.trim() })
    } else if (path.length === 2 && name === 'wp:comment') item.comments += 1
    else if (path.length === 2) item.fields[name] ??= value
    else if (path.length === 3 && name === 'wp:meta_key') key = value
    else if (path.length === 3 && name === 'wp:meta_value') addTo(item.meta, key, value)
  })
  if (broken) item.problem = broken
  else if (problem) item.problem = `line ${line + problem.line - 1}: ${problem.what}`
  return item
}

function addTo(meta: WxrItem['meta'], name: string, value: string): void {
  const before = meta.get(name)
  if (before) before.push(value)
  else meta.set(name, [value])
}

/** The last value of a custom field, as WordPress reads it; "" if there is none. */
export const metaOf = (item: WxrItem, name: string): string => item.meta.get(name)?.at(-1)?.trim() ?? ''

const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));/gi

/** Removes control characters that XML 1.0 does not allow (§2.2), also if they are written as numbers. */
function removeControls(xml: string): { xml: string; controls: number } {
  let controls = 0
  const kept = xml.replace(forbidden, () => {
    controls += 1
    return ''
  })
  return { xml: kept, controls }
}

/** Calls back for every closed element with its path and text; returns the first XML error. */
function parse(xml: string, ended: (path: readonly string[], text: string, attributes: Record<string, string>) => void) {
  const parser = new SaxesParser()
  const path: string[] = []
  let problem: { line: number; what: string } | null = null
  let text = ''
  let attributes: Record<string, string> = {}
  parser.on('opentag', (tag) => {
    path.push(tag.name)
    text = ''
    attributes = tag.attributes
  })
  parser.on('text', (part) => {
    text += part
  })
  parser.on('cdata', (part) => {
    text += part
  })
  parser.on('closetag', () => {
    ended(path, text, attributes)
    path.pop()
    text = ''
  })
  parser.on('error', (error) => {
    problem ??= { line: parser.line, what: error.message.replace(/^(?:[^:]*:)?\d{1,9}:\d{1,9}: /, '') }
  })
  parser.write(xml).close()
  return problem as { line: number; what: string } | null // set by the handler above, which TypeScript cannot see
}
