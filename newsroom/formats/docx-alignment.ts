import { defaultTreeAdapter, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { attribute, elementsIn, isElement } from './html-nodes.ts'

const marker = 'galley-aligned-'

/** Mammoth does not say how a paragraph is aligned: a bookmark at its start carries it as far as the HTML, where `alignCells` uses it. */
export const markAlignment = (xml: string): string =>
  xml.replace(/<w:pPr>(?:(?!<\/w:pPr>)[\s\S])*<\/w:pPr>/g, (properties) => {
    const [, to] = /<w:jc w:val="(center|right|end)"/.exec(properties) ?? []
    return to ? `${properties}<w:bookmarkStart w:id="0" w:name="${marker}${to}"/>` : properties
  })

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
