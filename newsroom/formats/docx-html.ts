import { defaultTreeAdapter, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { numberLists } from './docx-numbers.ts'
import { attribute, isElement, textOf } from './html-nodes.ts'
import type { Losses } from './losses.ts'
import { parseHtml } from './parse-html.ts'

/** The HTML of mammoth as that of a file: numbers of lists, references to notes, no anchors of Word's bookmarks. */
export function arrangeWord(html: string, losses: Losses): string {
  const root = parseHtml(html)
  numberLists(root)
  const notes = new Set<string>()
  arrangeLinks(root, notes)
  nameNotes(notes.size, losses)
  return serialize(root)
}

export function nameNotes(notes: number, losses: Losses): void {
  if (notes > 0) losses.name('footnotes', { count: notes })
}

function arrangeLinks(parent: Tree.ParentNode, notes: Set<string>): void {
  for (const child of [...parent.childNodes]) {
    if (!isElement(child)) continue
    arrangeLinks(child, notes)
    if (child.tagName !== 'a') continue
    const href = attribute(child, 'href') ?? ''
    if (/^#(?:footnote|endnote)-\w+$/.test(href)) {
      notes.add(href)
      makeReference(child)
    } else if (/^#(?:footnote|endnote)-ref-/.test(href)) defaultTreeAdapter.detachNode(child)
    else if (href.startsWith('#') || attribute(child, 'href') === undefined) unwrap(child)
  }
}

/** `<sup><a>[1]</a></sup>` becomes the reference as file-html.ts describes it. */
function makeReference(link: Tree.Element): void {
  const number = textOf(link).replace(/^\[|\]$/g, '')
  const around = link.parentNode
  const place = around && isElement(around) && around.tagName === 'sup' ? around : link
  const reference = defaultTreeAdapter.createElement('sup', link.namespaceURI, [{ name: 'data-fn', value: '' }])
  defaultTreeAdapter.insertText(reference, number)
  if (place.parentNode) defaultTreeAdapter.insertBefore(place.parentNode, reference, place)
  defaultTreeAdapter.detachNode(place)
}

function unwrap(element: Tree.Element): void {
  for (const child of [...element.childNodes]) {
    defaultTreeAdapter.detachNode(child)
    if (element.parentNode) defaultTreeAdapter.insertBefore(element.parentNode, child, element)
  }
  defaultTreeAdapter.detachNode(element)
}
