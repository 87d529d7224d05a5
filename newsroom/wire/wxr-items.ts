import { SaxesParser } from 'saxes'

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
 * The items of an export, read as a stream. `site` fills up before the first item comes. An item whose XML is broken comes
 * with what is wrong; the next one is read all the same.
 */
export async function* wxrItems(text: AsyncIterable<string>, site: WxrSite): AsyncGenerator<WxrItem> {
  const parser = new SaxesParser({ xmlns: false })
  const ready: WxrItem[] = []
  const path: string[] = []
  let item: WxrItem | null = null
  let outside: string | null = null
  let author: Record<string, string> = {}
  let value = ''
  let attributes: Record<string, string> = {}
  let metaKey = ''
  let count = 0
  let closed = false

  parser.on('opentag', (tag) => {
    path.push(tag.name)
    value = ''
    if (tag.name === 'category') attributes = tag.attributes
    if (tag.name === 'wp:author') author = {}
    if (tag.name !== 'item' || path.length !== 3) return
    count += 1
    item = { number: count, line: parser.line, problem: null, fields: {}, categories: [], meta: {}, comments: 0 }
  })
  parser.on('text', (part) => {
    value += part
  })
  parser.on('cdata', (part) => {
    value += part
  })
  parser.on('error', (error) => {
    if (closed) return
    const said = error.message.replace(/^.*?\d+:\d+: /, '')
    if (item) item.problem ??= `line ${parser.line}: ${said}`
    else outside ??= `line ${parser.line}: ${said}`
  })
  parser.on('closetag', ({ name }) => {
    const depth = path.length
    path.pop()
    if (item === null) ofSite(name, depth)
    else if (name === 'item' && depth === 3) {
      ready.push(item)
      item = null
    } else if (depth === 4) ofItem(item, name)
    else if (name === 'wp:meta_key') metaKey = value
    else if (name === 'wp:meta_value' && depth === 5) item.meta[metaKey] = value
    value = ''
  })

  function ofSite(name: string, depth: number): void {
    if (name === 'wp:base_blog_url' && depth === 3) site.address = value.trim()
    else if (name === 'link' && depth === 3) site.address ||= value.trim()
    else if (name.startsWith('wp:author_')) author[name] = value.trim()
    else if (name === 'wp:author' && depth === 3) {
      site.authors.set(author['wp:author_login'] ?? '', author['wp:author_display_name'] || author['wp:author_login'] || '')
    }
  }

  function ofItem(open: WxrItem, name: string): void {
    if (name === 'category') {
      open.categories.push({ domain: attributes.domain ?? '', slug: attributes.nicename ?? '', name: value.trim() })
    } else if (name === 'wp:comment') open.comments += 1
    else open.fields[name] ??= value
  }

  for await (const piece of text) {
    parser.write(piece)
    yield* ready.splice(0)
  }
  if (item !== null || path.length > 0) {
    const open = item as WxrItem | null // set by the handlers above, which TypeScript does not follow
    const problem = `line ${parser.line}: the file breaks off here`
    if (open) yield { ...open, problem }
    else outside ??= problem
  }
  closed = true
  if (outside !== null) yield { number: count + 1, line: parser.line, problem: outside, fields: {}, categories: [], meta: {}, comments: 0 }
}
