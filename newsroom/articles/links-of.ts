import type { ArticleDocument } from '#lib/document-types.ts'
import { nodesOf } from './document.ts'

/** `href`: as the text has it. `address`: what is asked for it. */
export type LinkOfText = { href: string; address: string }

/** So many addresses of one text are tried, the first ones. */
const mostOfText = 50
/** Bytes: an index takes no longer ones. */
const longest = 2_000

/** The links of a text that lead to the web, one for each address, in reading order. Our own stories have links of their own kind. */
export function linksOf(body: ArticleDocument): LinkOfText[] {
  const found = new Map<string, string>()
  for (const { marks = [] } of nodesOf(body))
    for (const { type, attrs } of marks) {
      const href = type === 'link' && typeof attrs?.href === 'string' ? attrs.href : ''
      const address = addressOf(href)
      if (address !== null && !found.has(address)) found.set(address, href)
      if (found.size === mostOfText) return asList(found)
    }
  return asList(found)
}

const asList = (found: ReadonlyMap<string, string>): LinkOfText[] => [...found].map(([address, href]) => ({ href, address }))

/** Without the place in the page, for which no server is asked. Null for what is not of the web. */
function addressOf(href: string): string | null {
  const url = URL.parse(href)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username || url.password) return null
  url.hash = ''
  return url.href.length <= longest ? url.href : null // an address as a URL writes it has only signs of one byte
}
