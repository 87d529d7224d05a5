import { RewritingStream } from 'parse5-html-rewriting-stream'
import { SaxesParser } from 'saxes'
import { type Answer, get } from './processes.ts'

export type Element = { name: string; attributes: ReadonlyMap<string, string> }

/** An address, its response, and the page on which it was found first. */
export type Found = { path: string; from: string; answer: Answer }
export type FoundPage = Found & { html: string; elements: Element[] /** What its JSON-LD elements hold, as text. */; data: string[] }

/** Follows every link of the same origin in pages, sitemaps and feeds from these addresses, requesting each once. */
export async function crawl(origin: string, starts: readonly string[]): Promise<{ pages: FoundPage[]; files: Found[] }> {
  const pages: FoundPage[] = []
  const files: Found[] = []
  const seen = new Set(starts)
  const waiting = starts.map((path) => ({ path, from: 'the start' }))
  const walk = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const answer = await get(origin + next.path)
      const addresses = isPage(answer) ? take(pages, { ...next, answer }) : takeFile(files, { ...next, answer })
      for (const address of addresses) {
        const url = URL.parse(address, origin + next.path)
        const path = url && url.origin === origin ? url.pathname + url.search : null
        if (path === null || seen.has(path)) continue
        seen.add(path)
        waiting.push({ path, from: next.path })
      }
    }
  }
  // While one worker is still loading, new addresses may appear for those that found none.
  while (waiting.length > 0) await Promise.all(Array.from({ length: 6 }, walk))
  return { pages, files }
}

const isPage = ({ headers }: Answer) => headers['content-type']?.startsWith('text/html') ?? false

/** Stores a page and returns the addresses in it: links, forms, canonical and alternate. */
function take(pages: FoundPage[], found: Found): string[] {
  const html = found.answer.body.toString()
  const page = { ...found, html, ...readHtml(html) }
  pages.push(page)
  return page.elements.flatMap(({ name, attributes }) => {
    const isLink = name === 'a' || (name === 'link' && ['canonical', 'alternate'].includes(attributes.get('rel') ?? ''))
    const isForm = name === 'form' && attributes.get('method') !== 'post'
    return [isLink ? attributes.get('href') : isForm ? attributes.get('action') : undefined].filter((address) => address !== undefined)
  })
}

/** Stores a file for machines and returns the addresses in it. */
function takeFile(files: Found[], found: Found): string[] {
  files.push(found)
  const text = found.answer.body.toString()
  const type = found.answer.headers['content-type'] ?? ''
  if (/\bfeed\+json\b/.test(type)) return JSON.parse(text).items.map(({ url }: { url: string }) => url)
  if (/xml/.test(type) && found.answer.status === 200)
    return readXml(text)
      .filter(({ name }) => name === 'loc' || name === 'link')
      .map(addressIn)
  if (found.path === '/robots.txt') return [...text.matchAll(/^Sitemap: (\S+)$/gim)].map(([, address = '']) => address)
  return []
}

const addressIn = ({ text, attributes }: XmlElement) => attributes.get('href') ?? text

function readHtml(html: string): { elements: Element[]; data: string[] } {
  const elements: Element[] = []
  const data: string[] = []
  let isData = false
  const stream = new RewritingStream()
  stream.on('startTag', ({ tagName, attrs }) => {
    const attributes = new Map(attrs.map(({ name, value }) => [name, value]))
    elements.push({ name: tagName, attributes })
    isData = tagName === 'script' && attributes.get('type') === 'application/ld+json'
  })
  stream.on('text', ({ text }) => {
    if (isData) data.push(text)
  })
  stream.on('endTag', () => {
    isData = false
  })
  stream.end(html)
  return { elements, data }
}

export type XmlElement = { name: string; attributes: ReadonlyMap<string, string>; text: string; inside: string | undefined }

/** The elements of an XML document in the order of their end tags, each with its own text. Throws when it is not well-formed. */
export function readXml(xml: string): XmlElement[] {
  const done: XmlElement[] = []
  const open: XmlElement[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) =>
    open.push({ name, attributes: new Map(Object.entries(attributes)), text: '', inside: open.at(-1)?.name }),
  )
  const addText = (text: string) => {
    const element = open.at(-1)
    if (element) element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => done.push(...open.splice(-1)))
  parser.write(xml).close()
  return done
}
