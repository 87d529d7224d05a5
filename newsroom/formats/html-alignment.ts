import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { DocumentNode } from '#lib/document-types.ts'
import { type Alignment, alignments } from '#newsroom/articles/nodes.ts'
import { alignTable, placeCells } from '#newsroom/articles/table-columns.ts'
import { attribute, elementsIn, readStyle } from './html-nodes.ts'

/**
 * Gives the cells that were read the alignment of their elements. Other programs write one into every cell: only where all cells of a column
 * that have words agree, and figures or words would not stand there anyway, is it a choice.
 */
export function alignRead(table: DocumentNode, sources: ReadonlyMap<DocumentNode, Tree.Element>): void {
  const placed = placeCells(table)
  const own = placed.flatMap(({ cell }) => ownOf(sources.get(cell), cell) ?? [])
  for (const { cell, to } of own) alignCell(cell, to)
  if (own.length > 0) return
  const usual = alignTable(table)
  const columns: DocumentNode[][] = []
  for (const { cell, column, columns: wide } of placed) if (wide === 1) (columns[column] ??= []).push(cell)
  for (const cells of columns.filter(Boolean)) {
    const written = cells.filter((cell) => cell.type === 'tableCell' && hasWords(cell)).map((cell) => alignmentOf(sources.get(cell)))
    const [to] = written
    const isFigure = cells.some((cell) => usual.get(cell)?.isFigure)
    if (!to || to === (isFigure ? 'right' : 'left') || written.some((each) => each !== to)) continue
    for (const cell of cells) alignCell(cell, to)
  }
}

function alignCell(cell: DocumentNode, to: Alignment): void {
  for (const paragraph of cell.content ?? []) paragraph.marks = [...(paragraph.marks ?? []), { type: 'aligned', attrs: { to } }]
}

const hasWords = ({ text, content = [] }: DocumentNode): boolean => Boolean(text?.trim()) || content.some(hasWords)

/** What our own HTML says of the cell. */
function ownOf(source: Tree.Element | undefined, cell: DocumentNode): { cell: DocumentNode; to: Alignment } | null {
  const [paragraph] = source ? elementsIn(source, 'p') : []
  const to = paragraph ? asAlignment(attribute(paragraph, 'data-aligned')) : null
  return to && { cell, to }
}

/** What the cell says, or the paragraph that it begins with. */
function alignmentOf(cell: Tree.Element | undefined): Alignment | null {
  if (!cell) return null
  const [paragraph] = elementsIn(cell, 'p')
  for (const element of [cell, ...(paragraph ? [paragraph] : [])]) {
    const said = asAlignment(readStyle(element, 'text-align')) ?? asAlignment(attribute(element, 'align'))
    if (said) return said
  }
  return null
}

const names: Readonly<Record<string, Alignment>> = { middle: 'center', start: 'left', end: 'right', '-webkit-center': 'center' }

function asAlignment(value: string | undefined): Alignment | null {
  const name = value?.trim().toLowerCase() ?? ''
  return names[name] ?? alignments.find((each) => each === name) ?? null
}
