import { SaxesParser } from 'saxes'
import { longestItem } from './text-file.ts'

/** One <item> of a WordPress export (WXR 1.2), its values as they stand there. Line: where it begins. */
export type WxrItem = {
  number: number
  line: number
  problem: string | null
  fields: Record<string, string>
  categories: { domain: string; slug: string; name: string }[]
  meta: Record<string, string>
  comments: number
}

/** What the head of an export says of the whole: its address, and its authors by their login. */
export type WxrSite = { address: string; authors: Map<string, string> }

/**
 * The items of an export, read as a stream, each by an XML parser of its own: one that is broken costs itself alone.
 * `site` is filled before the first item comes.
 */
export async function* wxrItems(text: AsyncIterable<string>, site: WxrSite): AsyncGenerator<WxrItem> {
  let number = 0
  for await (const part of partsOf(text)) {
    if (part.kind === 'head') readHead(part.xml, site)
    else yield readItem(part, (number += 1))
  }
}

type Part = { kind: 'head' | 'item'; xml: string; line: number; complete: boolean }

const borders = /<!\[CDATA\[|<!--|<item(?=[\s>])|<\/item\s*>/g
const ends: Record<string, string> = { '<![CDATA[': ']]>', '<!--': '-->' }
/** No border is longer than this: what a piece of the file may have cut. */
const reach = 16

/** Cuts a file before and after its items. What stands in CDATA or in a comment is no border. */
async function* partsOf(text: AsyncIterable<string>): AsyncGenerator<Part> {
  let xml = ''
  let from = 0 // where to look on
  let line = 1
  let kind: Part['kind'] | 'between' = 'head'
  let until: string | null = null // the end of the CDATA or comment we are in
  const taken = (end: number): string => {
    const part = xml.slice(0, end)
    xml = xml.slice(end)
    from = 0
    return part
  }

  for await (const piece of text) {
    xml += piece
    for (;;) {
      if (until !== null) {
        const end = xml.indexOf(until, from)
        if (end < 0) break
        from = end + until.length
        until = null
        continue
      }
      borders.lastIndex = from
      const border = borders.exec(xml)
      if (!border) break
      if (ends[border[0]]) {
        until = ends[border[0]] ?? null
        from = border.index + border[0].length
      } else if (border[0] === '<item') {
        // An item that was never closed ends where the next one begins.
        const part = taken(border.index)
        if (kind !== 'between') yield { kind, xml: part, line, complete: kind === 'head' }
        line += newlinesIn(part)
        kind = 'item'
        from = border[0].length
      } else {
        const part = taken(border.index + border[0].length)
        if (kind === 'item') yield { kind, xml: part, line, complete: true }
        line += newlinesIn(part)
        kind = 'between'
      }
    }
    // Look again only at what may be the beginning of a border.
    from = Math.max(from, xml.length - reach)
    if (xml.length <= longestItem) continue
    if (kind === 'item') yield { kind, xml: xml.slice(0, 10_000), line, complete: false }
    line += newlinesIn(taken(xml.length))
    kind = 'between'
  }
  if (kind === 'item') yield { kind, xml, line, complete: false }
}

function readHead(xml: string, site: WxrSite): void {
  let author: Record<string, string> = {}
  parse(xml, (path, value) => {
    const name = path.at(-1) ?? ''
    if (name === 'wp:base_blog_url') site.address = value.trim()
    else if (name === 'link' && path.length === 3) site.address ||= value.trim()
    else if (name.startsWith('wp:author_')) author[name] = value.trim()
    else if (name === 'wp:author') {
      const login = author['wp:author_login'] ?? ''
      site.authors.set(login, author['wp:author_display_name'] || login)
      author = {}
    }
  })
}

function readItem({ xml, line, complete }: Part, number: number): WxrItem {
  const item: WxrItem = { number, line, problem: null, fields: {}, categories: [], meta: {}, comments: 0 }
  let key = ''
  const problem = parse(xml, (path, value, attributes) => {
    const name = path.at(-1) ?? ''
    if (path.length === 2 && name === 'category') {
      item.categories.push({ domain: attributes.domain ?? '', slug: attributes.nicename ?? '', name: value.trim() })
    } else if (path.length === 2 && name === 'wp:comment') item.comments += 1
    else if (path.length === 2) item.fields[name] ??= value
    else if (path.length === 3 && name === 'wp:meta_key') key = value
    else if (path.length === 3 && name === 'wp:meta_value') item.meta[key] = value
  })
  if (!complete) item.problem = 'it breaks off, or is too long'
  else if (problem) item.problem = `line ${line + problem.line - 1}: ${problem.what}`
  return item
}

/** Tells every element that ends, with its path and its text; answers the first thing wrong with the XML. */
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
    problem ??= { line: parser.line, what: error.message.replace(/^(?:.*?\d+:\d+: )/, '') }
  })
  parser.write(xml).close()
  return problem as { line: number; what: string } | null // set by the handler above, which TypeScript does not follow
}

const newlinesIn = (text: string): number => text.split('\n').length - 1
