import { type SaxesAttributeNS, SaxesParser } from 'saxes'

const spaces: Record<string, string> = {
  'http://www.sitemaps.org/schemas/sitemap/0.9': '',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news:',
  'http://www.w3.org/1999/xhtml': 'xhtml:',
}

const date = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/
const isDate = (text: string) => date.test(text) && !Number.isNaN(Date.parse(text))
const isAddress = (text: string) => /^https?:\/\//.test(text) && URL.canParse(text) && text.length < 2048
const isNotEmpty = (text: string) => text.trim() !== ''

/** The children of each element, in order ("?" optional, "*" repeated), or the check of its text. */
const shapes: Record<string, RegExp | ((text: string) => boolean)> = {
  sitemapindex: /^(?:sitemap )*$/,
  sitemap: /^loc (?:lastmod )?$/,
  urlset: /^(?:url )*$/,
  url: /^loc (?:lastmod )?(?:xhtml:link )*(?:news:news )?$/,
  loc: isAddress,
  lastmod: isDate,
  'xhtml:link': /^$/,
  'news:news': /^news:publication news:publication_date news:title $/,
  'news:publication': /^news:name news:language $/,
  'news:name': isNotEmpty,
  'news:language': (text) => /^[a-z]{2,3}$/.test(text),
  'news:publication_date': isDate,
  'news:title': isNotEmpty,
}
/** The limits of sitemaps.org (URLs per file, bytes) and of Google News. */
const most: Record<string, number> = { sitemap: 50_000, url: 50_000, 'news:news': 1_000 }
const mostBytes = 50 * 1024 * 1024

/** The first violation of sitemaps.org 0.9 or of Google News in a file that we write; null when there is none. */
export function sitemapProblem(xml: string): string | null {
  if (Buffer.byteLength(xml) > mostBytes) return 'it is too long'
  const problems: string[] = []
  const counts: Record<string, number> = {}
  const open = [{ name: '', children: '', text: '' }]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', ({ message }) => void problems.push(message))
  parser.on('opentag', ({ uri, local, attributes }) => {
    const name = `${spaces[uri] ?? `{${uri}}`}${local}`
    counts[name] = (counts[name] ?? 0) + 1
    if (name === 'xhtml:link' && !isTwin(attributes)) problems.push('a link that leads to no twin')
    const parent = open.at(-1)
    if (parent) parent.children += `${name} `
    open.push({ name, children: '', text: '' })
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.on('closetag', () => {
    const { name, children, text } = open.pop() ?? { name: '', children: '', text: '' }
    const shape = shapes[name]
    if (!shape) problems.push(`there is no <${name}>`)
    else if (shape instanceof RegExp ? !shape.test(children) || text.trim() !== '' : children !== '' || !shape(text))
      problems.push(`<${name}> holds ${children || `“${text}”`}`)
  })
  parser.write(xml).close()
  if (!/^(?:urlset|sitemapindex) $/.test(open[0]?.children ?? '')) problems.push(`its root is ${open[0]?.children}`)
  for (const [name, number] of Object.entries(most)) if ((counts[name] ?? 0) > number) problems.push(`more than ${number} <${name}>`)
  return problems[0] ?? null
}

const isTwin = ({ rel, hreflang, href }: Record<string, SaxesAttributeNS>) =>
  rel?.value === 'alternate' && /^(?:[a-z]{2,3}|x-default)$/.test(hreflang?.value ?? '') && isAddress(href?.value ?? '')
