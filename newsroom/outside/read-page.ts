import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'

/** What a check reads of a page of the paper. */
export type ReadPage = {
  headline: string
  links: { href: string; text: string }[]
  /** All text, with a space between elements. */
  text: string
  /** The nodes of its JSON-LD. */
  data: Record<string, unknown>[]
}

/** Reads HTML (WHATWG), without recursion: the page may be nested as deep as it likes. */
export function readPage(html: string): ReadPage {
  const page: ReadPage = { headline: '', links: [], text: '', data: [] }
  const texts: string[] = []
  const waiting: Tree.Node[] = [parse(html)]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) texts.push(node.value)
    if (!('childNodes' in node)) continue
    if (node.nodeName === 'script') {
      if (attribute(node, 'type') === 'application/ld+json') page.data.push(...nodesOf(textOf(node)))
      continue
    }
    if (node.nodeName === 'h1' && page.headline === '') page.headline = plain(textOf(node))
    if (node.nodeName === 'a') page.links.push({ href: attribute(node, 'href'), text: plain(textOf(node)) })
    // The last one in is the next one out, so that the text keeps its order.
    waiting.push(...node.childNodes.toReversed())
  }
  return { ...page, text: texts.join(' ') }
}

/** One space between words: what a browser shows. */
export const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim()

const attribute = (node: Tree.Node, name: string): string =>
  'attrs' in node ? (node.attrs.find((each) => each.name === name)?.value ?? '') : ''

function textOf(element: Tree.Node): string {
  const texts: string[] = []
  const waiting: Tree.Node[] = [element]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) texts.push(node.value)
    if ('childNodes' in node) waiting.push(...node.childNodes.toReversed())
  }
  return texts.join('')
}

/** The nodes of a JSON-LD text; none when it is not JSON. */
function nodesOf(text: string): Record<string, unknown>[] {
  try {
    const read: unknown = JSON.parse(text)
    const graph = isRecord(read) && Array.isArray(read['@graph']) ? read['@graph'] : [read]
    return graph.filter(isRecord)
  } catch {
    return []
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
