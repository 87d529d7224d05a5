import type { ArticleDocument, DocumentMark, DocumentNode } from '#lib/document-types.ts'
import { nodesOf } from './document.ts'
import { type Alignment, alignments } from './nodes.ts'

/** A cell with the place of its first column, counted from 0 as a browser does it (HTML, forming a table). */
export type PlacedCell = { cell: DocumentNode; row: number; column: number; columns: number; rows: number }

/** The cells of a table in reading order. Merged cells push those after them, also those of the rows below, to the side. */
export function placeCells(table: DocumentNode): PlacedCell[] {
  const placed: PlacedCell[] = []
  /** For each column, the first row in which no cell from above stands. */
  const free: number[] = []
  for (const [row, { content = [] }] of (table.content ?? []).entries()) {
    let column = 0
    for (const cell of content) {
      while ((free[column] ?? 0) > row) column += 1
      const [columns, rows] = [spanOf(cell.attrs?.colspan), spanOf(cell.attrs?.rowspan)]
      placed.push({ cell, row, column, columns, rows })
      for (let at = column; at < column + columns; at += 1) free[at] = row + rows
      column += columns
    }
  }
  return placed
}

const spanOf = (value: unknown): number => (typeof value === 'number' && value > 1 ? value : 1)

/** Whether a column is of figures, and where its words stand when somebody has chosen that. */
export type CellAlignment = { isFigure: boolean; to: Alignment | null }
export type AlignedCells = ReadonlyMap<DocumentNode, CellAlignment>

/** The cells of all tables that do not stand where a line begins. */
export function alignCells(body: ArticleDocument): AlignedCells {
  const found = new Map<DocumentNode, CellAlignment>()
  for (const table of nodesOf(body)) if (table.type === 'table') for (const [cell, how] of alignTable(table)) found.set(cell, how)
  return found
}

/**
 * A column is aligned as its first cell says that says something, so that new rows are as the rest; a merged cell only as it says itself.
 */
export function alignTable(table: DocumentNode): AlignedCells {
  const found = new Map<DocumentNode, CellAlignment>()
  const columns: PlacedCell[][] = []
  for (const placed of placeCells(table)) (columns[placed.column] ??= []).push(placed)
  for (const cells of columns.filter(Boolean)) {
    const single = cells.flatMap(({ cell, columns: wide }) => (wide === 1 ? cell : []))
    const isFigure = isOfFigures(single)
    const ofColumn = single.map(ownAlignment).find((own) => own !== null) ?? null
    for (const { cell, columns: wide } of cells) {
      const to = ownAlignment(cell) ?? (wide === 1 ? ofColumn : null)
      if (to !== null || (isFigure && wide === 1)) found.set(cell, { isFigure: isFigure && wide === 1, to })
    }
  }
  return found
}

/** What the cell itself says. */
const ownAlignment = ({ content = [] }: DocumentNode): Alignment | null => alignmentIn(content[0]?.marks ?? [])

export function alignmentIn(marks: readonly DocumentMark[]): Alignment | null {
  const to = marks.find(({ type }) => type === 'aligned')?.attrs?.to
  return alignments.find((each) => each === to) ?? null
}

/** A number with an optional sign, currency or unit: "1 204", "−3.5 %", "€12", "6.1 km". */
const figure = /^[+−–-]?\s?\p{Sc}?\s?\d[\d\s.,:’'/–-]*\s?(?:%|‰|°\p{L}?|\p{Sc}|\p{L}{1,3}[²³]?)?$/u
/** An empty cell of a column of figures. */
const nothing = /^[—–−-]?$/u

/** Whether a cell holds a number. */
export const hasFigure = (cell: DocumentNode): boolean => figure.test(wordsOf(cell).trim())

function isOfFigures(cells: readonly DocumentNode[]): boolean {
  const words = cells.filter(({ type }) => type === 'tableCell').map((cell) => wordsOf(cell).trim())
  return words.some((text) => figure.test(text)) && words.every((text) => figure.test(text) || nothing.test(text))
}

const wordsOf = (node: DocumentNode): string => node.text ?? node.content?.map(wordsOf).join(' ') ?? ''

/** The fewest rows below the headings that are worth sorting. */
const fewestSorted = 3

/** Whether readers can sort the rows: there is a row of headings, and no cell is merged below it. */
export function isSortable(table: DocumentNode): boolean {
  const [head, ...rows] = table.content ?? []
  const isHead = head?.content?.every(({ type }) => type === 'tableHeader') === true
  return isHead && rows.length >= fewestSorted && placeCells(table).every(({ columns, rows: high }) => columns === 1 && high === 1)
}
