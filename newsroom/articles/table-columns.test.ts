import { expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { alignCells, isSortable, placeCells } from './table-columns.ts'

type Written = string | { words: string; columns?: number; rows?: number; to?: string; isHeading?: boolean }

function cellOf(written: Written): DocumentNode {
  const { words, columns = 1, rows = 1, to, isHeading } = typeof written === 'string' ? { words: written } : written
  const marks = to === undefined ? {} : { marks: [{ type: 'aligned', attrs: { to } }] }
  const paragraph = { type: 'paragraph', ...marks, ...(words && { content: [{ type: 'text', text: words }] }) }
  return { type: isHeading ? 'tableHeader' : 'tableCell', attrs: { colspan: columns, rowspan: rows }, content: [paragraph] }
}
const tableOf = (...rows: Written[][]): DocumentNode => ({
  type: 'table',
  content: rows.map((cells) => ({ type: 'tableRow', content: cells.map(cellOf) })),
})
const heading = (words: string) => ({ words, isHeading: true })

const readShape = (table: DocumentNode) => {
  const aligned = alignCells({ type: 'doc', content: [table] })
  return placeCells(table).map(({ cell }) => {
    const { isFigure = false, to = null } = aligned.get(cell) ?? {}
    return to ?? (isFigure ? 'figure' : '-')
  })
}

test('figures stand on the right with their heading, words do not', () => {
  const table = tableOf([heading('Port'), heading('Tons')], ['Odesa', '1 204'], ['Reni', '—'])
  expect(readShape(table)).toEqual(['-', 'figure', '-', 'figure', '-', 'figure'])
})

test('a column is aligned as its first cell says, also in rows that came later', () => {
  const table = tableOf(['a', { words: 'b', to: 'center' }], ['c', 'd'], ['e', { words: '', to: 'right' }])
  expect(readShape(table)).toEqual(['-', 'center', '-', 'center', '-', 'right'])
})

test('a choice counts more than figures', () => {
  expect(readShape(tableOf([{ words: '1', to: 'left' }], ['2']))).toEqual(['left', 'left'])
})

test('merged cells push the others to the side, and say for themselves how they are aligned', () => {
  const table = tableOf([{ words: 'All', columns: 2, to: 'center' }, 'x'], [{ words: 'a', rows: 2 }, '1', 'y'], ['2', 'z'])
  expect(placeCells(table).map(({ row, column }) => [row, column])).toEqual([
    [0, 0],
    [0, 2],
    [1, 0],
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
  ])
  expect(readShape(table)).toEqual(['center', '-', '-', 'figure', '-', 'figure', '-'])
})

test('a table without rows, and rows without cells, have nothing to align', () => {
  expect(readShape({ type: 'table' })).toEqual([])
  expect(readShape(tableOf([], ['1']))).toEqual(['figure'])
})

const rows = [
  ['Odesa', '1'],
  ['Reni', '2'],
  ['Izmail', '3'],
]
test.each<[string, DocumentNode, boolean]>([
  ['headings and three rows', tableOf([heading('Port'), heading('Tons')], ...rows), true],
  ['two rows', tableOf([heading('Port'), heading('Tons')], ...rows.slice(1)), false],
  ['no headings', tableOf(...rows, ['Reni', '4']), false],
  ['half a row of headings', tableOf([heading('Port'), 'Tons'], ...rows), false],
  ['a merged cell', tableOf([heading('Port'), heading('Tons')], ...rows, [{ words: 'All', columns: 2 }]), false],
  ['a merged heading', tableOf([{ words: 'Ports', columns: 2, isHeading: true }], ...rows), false],
])('whether a table with %s can be sorted', (_, table, is) => {
  expect(isSortable(table)).toBe(is)
})
