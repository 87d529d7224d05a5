import { defaultTreeAdapter, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { attribute, elementsIn, isElement } from './html-nodes.ts'

const marker = 'galley-aligned-'

/**
 * Mammoth does not say how a paragraph is aligned: a bookmark after its properties carries it as far as the HTML, where `alignCells` uses it.
 * The properties that a paragraph had before a tracked change stand within its own. Time is linear in the text.
 */
export function markAlignment(xml: string): string {
  let depth = 0
  let to: string | undefined
  return xml.replace(/<w:pPr>|<\/w:pPr>|<w:jc w:val="(?:center|right|end)"/g, (found) => {
    if (found === '<w:pPr>') depth += 1
    else if (found !== '</w:pPr>') to ??= depth === 1 ? found.split('"')[1] : undefined
    else if (depth > 0) depth -= 1
    if (depth > 0 || found !== '</w:pPr>') return found
    const mark = to ? `<w:bookmarkStart w:id="0" w:name="${marker}${to}"/>` : ''
    to = undefined
    return found + mark
  })
}

/** Aligns cells as the first paragraph in them is, and removes all markers. */
export function alignCells(parent: Tree.ParentNode): void {
  for (const child of parent.childNodes.filter(isElement)) {
    if (child.tagName === 'td' || child.tagName === 'th') alignCell(child)
    alignCells(child)
  }
  for (const mark of parent.childNodes.filter(isMarker)) defaultTreeAdapter.detachNode(mark)
}

function alignCell(cell: Tree.Element): void {
  const [first] = cell.childNodes.filter(isElement)
  const mark = first && elementsIn(first, 'a').find(isMarker)
  const to = mark && attribute(mark, 'id')?.slice(marker.length)
  if (to) cell.attrs.push({ name: 'style', value: `text-align: ${to}` })
}

const isMarker = (node: Tree.ChildNode): boolean => isElement(node) && (attribute(node, 'id') ?? '').startsWith(marker)
