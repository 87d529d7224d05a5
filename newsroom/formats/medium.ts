import { basename } from 'node:path'
import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { parse, serialize } from 'parse5'
import type { Bundle } from './file-bundle.ts'
import { attribute, isElement, textOf } from './html-nodes.ts'
import { longestHtml } from './parse-html.ts'
import { hasClass, type Rule } from './prune-html.ts'
import { oneLine } from './text.ts'
import { type WebItem, type WebPost, webItems } from './web-posts.ts'
import { BrokenItem, explainBrokenItem, type WireItem } from './wire-story.ts'
import type { WxrReading } from './wxr-reading.ts'

const isPostFile = (name: string): boolean => /(?:^|\/)posts\/[^/]+\.html$/.test(name)

export const isMedium = ({ names }: Bundle): boolean => names.some(isPostFile)

/** Reads an export of Medium: a file of HTML (h-entry) for each post. */
export async function* mediumItems(path: string, bundle: Bundle, reading: WxrReading): AsyncGenerator<WireItem> {
  const files = bundle.names.filter(isPostFile)
  async function* posts(): AsyncGenerator<WebItem> {
    for (const name of files) yield await postOf(path, name, bundle)
  }
  yield* webItems(posts, { site: reading.site ?? '', rules }, reading)
  const others = bundle.names.length - files.length
  if (others > 0)
    yield { source: `${path}, other files`, result: 'skipped', reason: `files of the account that are no posts were left out: ${others}` }
}

async function postOf(path: string, name: string, bundle: Bundle): Promise<WebItem> {
  const where = `${path}, ${name}`
  try {
    return toPost(name, await bundle.textOf(name))
  } catch (error) {
    const reason = explainBrokenItem(error)
    if (reason === null) throw error
    return { source: where, result: 'failed', reason: `${where}: ${reason}` }
  }
}

function toPost(name: string, text: string): WebPost {
  if (text.length > longestHtml) throw new BrokenItem(`its HTML is longer than ${longestHtml.toLocaleString('en')} characters`)
  const page = elementsIn(parse(text))
  const find = (pattern: RegExp) => page.find((element) => hasClass(element, pattern))
  const body = find(/^e-content$/)
  if (!body) throw new BrokenItem('it is no post of Medium: it has no element of the class e-content')
  const headline = oneLine(textOf(find(/^p-name$/) ?? body)).slice(0, 300)
  const dek = oneLine(textOf(find(/^p-summary$/) ?? emptyElement))
  const canonical = attribute(find(/^p-canonical$/) ?? emptyElement, 'href') ?? ''
  const file = basename(name, '.html')
  const number = /-([0-9a-f]{6,14})$/.exec(canonical.split(/[?#]/)[0] ?? '')?.[1] ?? /-([0-9a-f]{6,14})$/.exec(file)?.[1] ?? file
  const written = attribute(find(/^dt-published$/) ?? emptyElement, 'datetime') ?? ''
  const at = new Date(written)
  const isDraft = /^draft_/.test(file)
  return {
    source: `medium:${number}`,
    headline,
    html: serialize(withoutTitle(body, headline, dek)),
    dek,
    authors: [textOf(find(/^p-author$/) ?? emptyElement)].filter((author) => author.trim() !== ''),
    labels: [],
    address: addressHere(canonical),
    slug: slugOf(canonical),
    publishedAt: Number.isNaN(at.getTime()) ? null : at,
    updatedAt: null,
    hero: '',
    hold: isDraft || written === '' ? 'it was a draft' : null,
    note: null,
    losses: [],
  }
}

const emptyElement = {
  nodeName: 'i',
  tagName: 'i',
  attrs: [],
  childNodes: [],
  namespaceURI: '',
  parentNode: null,
} as unknown as Tree.Element // it has no content

/** The deepest nesting that is read. */
const deepest = 500

function elementsIn(root: Tree.ParentNode): Tree.Element[] {
  const found: Tree.Element[] = []
  const walk = (node: Tree.ParentNode, depth: number): void => {
    if (depth > deepest) throw new BrokenItem(`its HTML is nested more than ${deepest} deep`)
    for (const child of node.childNodes) {
      if (!isElement(child)) continue
      found.push(child)
      walk(child, depth + 1)
    }
  }
  walk(root, 0)
  return found
}

/** Addresses of Medium itself stay there; those of a publication with a domain of its own come along. */
const addressHere = (canonical: string): string =>
  URL.canParse(canonical) && !/(?:^|\.)medium\.com$/.test(new URL(canonical).hostname) ? canonical : ''

const slugOf = (canonical: string): string =>
  URL.canParse(canonical) ? (new URL(canonical).pathname.split('/').at(-1) ?? '').replace(/-[0-9a-f]{6,14}$/, '') : ''

/** The text repeats the title, the subtitle and a rule above itself. */
function withoutTitle(body: Tree.Element, headline: string, dek: string): Tree.Element {
  const page = elementsIn(body)
  const isRepeated = (element: Tree.Element): boolean =>
    (hasClass(element, /^graf--(?:title|subtitle)$/) || (/^h[1-4]$/.test(element.tagName) && page.indexOf(element) < 12)) &&
    [headline, dek].includes(oneLine(textOf(element)))
  const gone = page.filter((element) => isRepeated(element) || hasClass(element, /^section-divider$/))
  const rule = page.filter(({ tagName }) => tagName === 'hr')[0]
  for (const element of gone) {
    if (element.tagName === 'div' && !element.childNodes.includes(rule as Tree.ChildNode)) continue
    const { parentNode } = element
    if (parentNode) parentNode.childNodes = parentNode.childNodes.filter((child) => child !== element)
  }
  return body
}

const rules: readonly Rule[] = [
  (element) => (hasClass(element, /^(?:js-)?mixtapeImage$/) ? { left: null } : null),
  (element) => {
    if (element.tagName !== 'script') return null
    const link = attribute(element, 'src') ?? ''
    return /^https:\/\/gist\.github\.com\//.test(link) ? { link: link.replace(/\.js$/, ''), what: 'code of another site' } : null
  },
]
