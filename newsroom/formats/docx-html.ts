import { defaultTreeAdapter, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { alignCells } from './docx-alignment.ts'
import { numberLists } from './docx-numbers.ts'
import { attribute, isElement } from './html-nodes.ts'
import { parseHtml } from './parse-html.ts'

/** The HTML of mammoth as that of a file: numbers of lists, alignment of cells, no anchors of Word's bookmarks. */
export function arrangeWord(html: string): string {
  const root = parseHtml(html)
  numberLists(root)
  alignCells(root)
  arrangeLinks(root)
  return serialize(root)
}

function arrangeLinks(parent: Tree.ParentNode): void {
  for (const child of [...parent.childNodes]) {
    if (!isElement(child)) continue
    arrangeLinks(child)
    if (child.tagName !== 'a') continue
    const href = addressIn(attribute(child, 'href') ?? '')
    for (const said of child.attrs) if (said.name === 'href') said.value = href
    if (/^#(?:footnote|endnote)-/.test(href)) continue // html-notes.ts reads them
    if (href.startsWith('#') || attribute(child, 'href') === undefined) unwrap(child)
  }
}

/** Of a field with switches (`HYPERLINK "address" \\l "place" \\o "tip"`) mammoth takes all for the address. */
function addressIn(href: string): string {
  const [, address, switches] = /^([^"]*)"(.*)$/s.exec(href) ?? []
  if (address === undefined) return href
  const place = /(?:^|\s)\\l\s+"([^"]*)/.exec(switches ?? '')?.[1]
  return place ? `${address}#${place}` : address
}

function unwrap(element: Tree.Element): void {
  for (const child of [...element.childNodes]) {
    defaultTreeAdapter.detachNode(child)
    if (element.parentNode) defaultTreeAdapter.insertBefore(element.parentNode, child, element)
  }
  defaultTreeAdapter.detachNode(element)
}
