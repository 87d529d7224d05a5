import { defaultTreeAdapter, html as dom, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { BrokenItem } from './wire-story.ts'

/** HTML nested deeper than this is no story: browsers stop at 512. */
const deepest = 500
/** In characters: far more than the longest story with all its markup. */
export const longestHtml = 8_000_000

/** HTML (WHATWG) as a tree that may be walked by recursion. Throws a `BrokenItem` for what is too long or nested too deep. */
export function parsedHtml(html: string): Tree.DocumentFragment {
  if (html.length > longestHtml) throw new BrokenItem(`its HTML is longer than ${longestHtml.toLocaleString('en')} characters`)
  const depths = new WeakMap<object, number>()
  const deeper = (parent: object, child: object) => {
    const depth = (depths.get(parent) ?? 0) + 1
    if (depth > deepest) throw new BrokenItem(`its HTML is nested more than ${deepest} deep`)
    depths.set(child, depth)
  }
  return parseFragment(html, {
    treeAdapter: {
      ...defaultTreeAdapter,
      appendChild: (parent, child) => {
        deeper(parent, child)
        defaultTreeAdapter.appendChild(parent, child)
      },
      insertBefore: (parent, child, before) => {
        deeper(parent, child)
        defaultTreeAdapter.insertBefore(parent, child, before)
      },
    },
  })
}

export const attribute = (element: Tree.Element, name: string): string | undefined =>
  element.attrs.find((found) => found.name === name)?.value

export const isElement = (node: Tree.Node | null): node is Tree.Element =>
  node !== null && 'tagName' in node && (node.namespaceURI === dom.NS.HTML || node.tagName === 'svg' || node.tagName === 'math')

export const isText = (node: Tree.Node): node is Tree.TextNode => node.nodeName === '#text'

export function textOf(node: Tree.Node): string {
  if (isText(node)) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

/** The outermost elements of this name inside another. */
export function elementsIn(element: Tree.Element, name: string): Tree.Element[] {
  return element.childNodes.filter(isElement).flatMap((child) => (child.tagName === name ? [child] : elementsIn(child, name)))
}

/** One property of an element's own style, in small letters. */
export function styled(element: Tree.Element, property: string): string {
  const style = attribute(element, 'style')
  if (!style) return ''
  for (const declaration of style.split(';')) {
    const at = declaration.indexOf(':')
    if (declaration.slice(0, at).trim().toLowerCase() === property)
      return declaration
        .slice(at + 1)
        .trim()
        .toLowerCase()
  }
  return ''
}
