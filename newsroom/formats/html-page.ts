import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { DocumentMark, DocumentNode } from '#lib/document-types.ts'
import { markSpecs } from '#newsroom/articles/nodes.ts'
import { endLine } from './html-lines.ts'
import type { Page } from './html-reading.ts'

export type Handler = (element: Tree.Element, marks: DocumentMark[], page: Page) => void

/** Reads nodes as separate blocks. */
export function blocksOf(nodes: readonly Tree.ChildNode[], marks: DocumentMark[], around: Page, lists = around.lists): DocumentNode[] {
  const page: Page = { ...around, blocks: [], line: [], linkBefore: null, lists }
  for (const node of nodes) page.read(node, marks, page)
  endLine(page)
  return page.blocks
}

/** Reads the content of an element and ignores the element itself. */
export const readInside: Handler = (element, marks, page) => {
  for (const child of element.childNodes) page.read(child, marks, page)
}

/** A block element: lines end before and after it. */
export const box: Handler = (element, marks, page) => {
  endLine(page)
  readInside(element, marks, page)
  endLine(page)
}

const order = Object.keys(markSpecs)

export function withMark(marks: DocumentMark[], mark: DocumentMark): DocumentMark[] {
  return [...marks.filter(({ type }) => type !== mark.type), mark].sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type))
}
