import { defaultTreeAdapter, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { numberLists } from './docx-numbers.ts'
import { attribute, isElement } from './html-nodes.ts'
import { parseHtml } from './parse-html.ts'

/** The HTML of mammoth as that of a file: numbers of lists, no anchors of Word's bookmarks. */
export function arrangeWord(html: string): string {
  const root = parseHtml(html)
  numberLists(root)
  arrangeLinks(root)
  return serialize(root)
}

function arrangeLinks(parent: Tree.ParentNode): void {
  for (const child of [...parent.childNodes]) {
    if (!isElement(child)) continue
    arrangeLinks(child)
    if (child.tagName !== 'a') continue
    const href = attribute(child, 'href') ?? ''
    if (/^#(?:footnote|endnote)-/.test(href)) continue // html-notes.ts reads them
    if (href.startsWith('#') || attribute(child, 'href') === undefined) unwrap(child)
  }
}

function unwrap(element: Tree.Element): void {
  for (const child of [...element.childNodes]) {
    defaultTreeAdapter.detachNode(child)
    if (element.parentNode) defaultTreeAdapter.insertBefore(element.parentNode, child, element)
  }
  defaultTreeAdapter.detachNode(element)
}
