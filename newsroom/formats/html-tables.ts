import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { DocumentMark, DocumentNode } from '#lib/document-types.ts'
import type { FigureShape } from '#newsroom/articles/nodes.ts'
import { fitBlocks } from './fit-blocks.ts'
import { alignRead } from './html-alignment.ts'
import { lineIn } from './html-boxes.ts'
import { endLine } from './html-lines.ts'
import { attribute, isElement } from './html-nodes.ts'
import { blocksOf, type Handler } from './html-page.ts'
import type { Page } from './html-reading.ts'

/** A table; with its caption, if it has one. */
export const table: Handler = (element, marks, page) => readTable(element, captionIn(element), { marks, page })

export const captionIn = ({ childNodes }: Tree.Element): Tree.Element | undefined =>
  childNodes.filter(isElement).find(({ tagName }) => tagName === 'caption')

/** A table with the element that says what it shows. */
export function readTable(
  element: Tree.Element,
  caption: Tree.Element | undefined,
  { marks, page, drawnAs }: { marks: DocumentMark[]; page: Page; drawnAs?: FigureShape },
): void {
  endLine(page)
  const { rows, after } = readRows(element, marks, page)
  const title = caption ? lineIn(caption, marks, page) : []
  const read: DocumentNode = { type: 'table', content: rows }
  const isFigure = rows.length > 0 && (title.length > 0 || drawnAs !== undefined)
  if (isFigure)
    page.blocks.push({
      type: 'tableFigure',
      attrs: { drawnAs: drawnAs ?? 'table' },
      content: title.length > 0 ? [{ type: 'title', content: title }, read] : [read],
    })
  else if (rows.length > 0) page.blocks.push(read)
  else if (title.length > 0) page.blocks.push({ type: 'paragraph', content: title })
  for (const block of after) page.blocks.push(block)
}

/** The rows of a table, and what cannot stand in a cell. */
function readRows(element: Tree.Element, marks: DocumentMark[], page: Page): { rows: DocumentNode[]; after: DocumentNode[] } {
  const after: DocumentNode[] = []
  const rows: DocumentNode[] = []
  const sources = new Map<DocumentNode, Tree.Element>()
  for (const row of rowsIn(element)) {
    const cells = row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th')
    const content = cells.map((cell): DocumentNode => {
      const inCell = fitBlocks(blocksOf(cell.childNodes, marks, page), 'table', page.reading)
      for (const block of inCell.hoisted) after.push(block)
      const read: DocumentNode = {
        type: cell.tagName === 'th' ? 'tableHeader' : 'tableCell',
        attrs: { colspan: span(cell, 'colspan', 100), rowspan: span(cell, 'rowspan', 1000) },
        content: inCell.content.length > 0 ? inCell.content : [{ type: 'paragraph' }],
      }
      sources.set(read, cell)
      return read
    })
    if (content.length > 0) rows.push({ type: 'tableRow', content })
  }
  alignRead({ type: 'table', content: rows }, sources)
  return { rows, after }
}

function rowsIn(element: Tree.Element): Tree.Element[] {
  return element.childNodes
    .filter(isElement)
    .flatMap((child) => (child.tagName === 'tr' ? [child] : ['thead', 'tbody', 'tfoot'].includes(child.tagName) ? rowsIn(child) : []))
}

function span(cell: Tree.Element, name: string, most: number): number {
  const value = Number.parseInt(attribute(cell, name) ?? '1', 10)
  return value >= 1 && value <= most ? value : 1
}
