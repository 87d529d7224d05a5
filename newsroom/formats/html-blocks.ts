import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { DocumentNode } from '#lib/document-types.ts'
import { fitBlocks, flat } from './fit-blocks.ts'
import { endLine } from './html-lines.ts'
import { attribute, isElement } from './html-nodes.ts'
import { blocksOf, box, type Handler, readInside, withMark } from './html-page.ts'

export const heading =
  (level: 2 | 3, was: number): Handler =>
  (element, marks, page) => {
    endLine(page)
    const { line, rest } = flat(blocksOf(element.childNodes, marks, page))
    if (was !== level) page.reading.losses.add(`a heading of level ${was} became one of level ${level}`)
    if (line.length > 0) page.blocks.push({ type: 'heading', attrs: { level }, content: line })
    for (const block of rest) page.blocks.push(block)
  }

/** The heading level of a paragraph in WAI-ARIA, which Word Online uses; 0 if there is none. */
export function ariaHeading(element: Tree.Element): number {
  if (attribute(element, 'role') !== 'heading') return 0
  const level = Number(attribute(element, 'aria-level') ?? 2)
  return level >= 1 && level <= 9 ? level : 2
}

export const quotation: Handler = (element, marks, page) => {
  endLine(page)
  const { content, hoisted } = fitBlocks(blocksOf(element.childNodes, marks, page), 'a quotation', page.reading)
  if (content.length > 0) page.blocks.push({ type: 'blockquote', content })
  for (const block of hoisted) page.blocks.push(block)
}

export const cite: Handler = (element, marks, page) => {
  // The source of a quotation is on its own line; the title of a work is part of a sentence.
  const block = isElement(element.parentNode) && ['blockquote', 'figure'].includes(element.parentNode.tagName)
  if (block) endLine(page)
  readInside(element, withMark(marks, { type: 'italic' }), page)
  if (block) endLine(page)
}

/** Verse and preformatted text: line breaks, marks and links are kept; an empty line ends a paragraph. */
export const readPreformatted: Handler = (element, marks, page) => {
  endLine(page)
  page.reading.losses.add('fixed-width text became a paragraph with its line breaks')
  const was = page.isPreformatted
  page.isPreformatted = true
  readInside(element, marks, page)
  endLine(page)
  page.isPreformatted = was
}

export const term: Handler = (element, marks, page) => {
  page.reading.losses.add('a list of terms became paragraphs')
  box(element, element.tagName === 'dt' ? withMark(marks, { type: 'bold' }) : marks, page)
}

export const rule: Handler = (_element, _marks, page) => {
  endLine(page)
  page.blocks.push({ type: 'horizontalRule' })
}

/** A table. Its caption becomes the paragraph before it, because tables of a story have none. */
export const table: Handler = (element, marks, page) => {
  endLine(page)
  const after: DocumentNode[] = []
  const rows: DocumentNode[] = []
  for (const row of rowsIn(element)) {
    const cells = row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th')
    const content = cells.map((cell): DocumentNode => {
      const inCell = fitBlocks(blocksOf(cell.childNodes, marks, page), 'a table', page.reading)
      for (const block of inCell.hoisted) after.push(block)
      return {
        type: cell.tagName === 'th' ? 'tableHeader' : 'tableCell',
        attrs: { colspan: span(cell, 'colspan', 100), rowspan: span(cell, 'rowspan', 1000) },
        content: inCell.content.length > 0 ? inCell.content : [{ type: 'paragraph' }],
      }
    })
    if (content.length > 0) rows.push({ type: 'tableRow', content })
  }
  for (const caption of element.childNodes) if (isElement(caption) && caption.tagName === 'caption') box(caption, marks, page)
  if (rows.length > 0) page.blocks.push({ type: 'table', content: rows })
  for (const block of after) page.blocks.push(block)
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
