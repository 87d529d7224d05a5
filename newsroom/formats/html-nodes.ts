import type { DefaultTreeAdapterTypes as Tree } from 'parse5'

const htmlNamespace = 'http://www.w3.org/1999/xhtml'

export const attribute = (element: Tree.Element, name: string): string | undefined =>
  element.attrs.find((found) => found.name === name)?.value

export const isElement = (node: Tree.Node | null): node is Tree.Element =>
  node !== null && 'tagName' in node && (node.namespaceURI === htmlNamespace || node.tagName === 'svg' || node.tagName === 'math')

export const isText = (node: Tree.Node): node is Tree.TextNode => node.nodeName === '#text'

export function textOf(node: Tree.Node): string {
  if (isText(node)) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

/** The outermost elements of this name inside another element. */
export function elementsIn(element: Tree.Element, name: string): Tree.Element[] {
  return element.childNodes.filter(isElement).flatMap((child) => (child.tagName === name ? [child] : elementsIn(child, name)))
}

/** One property of an element's style attribute, in lower case. */
export function readStyle(element: Tree.Element, property: string): string {
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

/**
 * Converts a node of a browser's (or linkedom's) document to the tree that the HTML reader uses, without comments. Null if it is neither an
 * element nor a text.
 */
export function treeOf(node: Node, parentNode: Tree.ParentNode | null = null): Tree.ChildNode | null {
  if (node.nodeType === 3) return { nodeName: '#text', value: node.nodeValue ?? '', parentNode } as Tree.TextNode // as parse5 has a text
  if (node.nodeType !== 1) return null
  const found = node as Element // by its nodeType
  const tagName = found.tagName.toLowerCase()
  const element = {
    nodeName: tagName,
    tagName,
    attrs: [...found.attributes].map(({ name, value }) => ({ name, value })),
    namespaceURI: htmlNamespace,
    childNodes: [] as Tree.ChildNode[],
    parentNode,
  } as unknown as Tree.Element // everything that the HTML reader uses is there
  for (const child of found.childNodes) {
    const inner = treeOf(child, element)
    if (inner) element.childNodes.push(inner)
  }
  return element
}
