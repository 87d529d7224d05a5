import { createChainableState } from '@tiptap/core'
import { type Node, Slice } from '@tiptap/pm/model'
import { type Command, EditorState, TextSelection } from '@tiptap/pm/state'
import { CellSelection, splitCell } from '@tiptap/pm/tables'
import { expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
import { alignColumns, alignmentHere } from './align-columns.ts'
import { firstCellBelow } from './first-cell-below.ts'
import { mergeSelected, mergeWith } from './merge-cells.ts'

const cell = (text: string, attrs = {}): DocumentNode => ({
  type: 'tableCell',
  attrs,
  content: [{ type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) }],
})
const tableOf = (...rows: DocumentNode[][]) => ({ type: 'table', content: rows.map((content) => ({ type: 'tableRow', content })) })

function stateOf(table: DocumentNode, caretIn: string): EditorState {
  const doc = storyOf({ headline: 'One', dek: '', body: { type: 'doc', content: [table, { type: 'paragraph' }] } })
  return EditorState.create({ schema: storySchema, doc, selection: TextSelection.create(doc, placeOf(doc, caretIn)) })
}

function placeOf(doc: Node, text: string): number {
  let found = 0
  doc.descendants((node, at) => {
    if (node.text === text) found = at
  })
  return found
}

function run(state: EditorState, command: Command): EditorState | null {
  let after: EditorState | null = null
  const did = command(state, (tr) => {
    after = state.apply(tr)
  })
  expect(did).toBe(after !== null)
  return after
}

/** Each row as its cells: words, “+” for each column more, “|” for each row more, and the first letter of the alignment. */
const shape = (state: EditorState | null): string[] => {
  const rows: string[] = []
  state?.doc.descendants((node) => {
    if (node.type.name !== 'tableRow') return true
    const cells: string[] = []
    node.forEach((each) => {
      const spans = '+'.repeat(each.attrs.colspan - 1) + '|'.repeat(each.attrs.rowspan - 1)
      const to = String(each.firstChild?.marks[0]?.attrs.to ?? ' ').charAt(0)
      cells.push(`${each.textBetween(0, each.content.size, '/')}${spans}${to}`.trim())
    })
    rows.push(cells.join(' '))
    return false
  })
  state?.doc.check()
  return rows
}

const four = () => tableOf([cell('a'), cell('b')], [cell('c'), cell('d')])

test('a cell is merged with the one on its right or below it, from the caret alone, and no word is lost', () => {
  expect(shape(run(stateOf(four(), 'a'), mergeWith('right')))).toEqual(['a/b+', 'c d'])
  expect(shape(run(stateOf(four(), 'a'), mergeWith('below')))).toEqual(['a/c| b', 'd'])
})

test('where no cell is, or the two are no rectangle, nothing is merged', () => {
  expect(run(stateOf(four(), 'b'), mergeWith('right'))).toBeNull()
  expect(run(stateOf(four(), 'c'), mergeWith('below'))).toBeNull()
  const uneven = tableOf([cell('a'), cell('b', { rowspan: 2 })], [cell('c')])
  expect(run(stateOf(uneven, 'a'), mergeWith('right'))).toBeNull()
  expect(run(stateOf(tableOf([cell('a', { colspan: 2 })], [cell('c'), cell('d')]), 'a'), mergeWith('below'))).toBeNull()
})

test('the caret stays where it is in the merged cell, which can be split again', () => {
  const before = stateOf(four(), 'a')
  const atEnd = before.apply(before.tr.setSelection(TextSelection.create(before.doc, before.selection.head + 1)))
  const merged = run(atEnd, mergeWith('right'))
  expect(merged?.selection.head).toBe(atEnd.selection.head)
  expect(merged && shape(run(merged, splitCell))).toEqual(['a/b ', 'c d'].map((row) => row))
})

test('the caret stays where it is among chained commands, too, also when the other cell is empty', () => {
  const state = stateOf(tableOf([cell('a'), cell(''), cell('z')]), 'a')
  const { tr } = state
  expect(mergeWith('right')(createChainableState({ state, transaction: tr }), () => {})).toBe(true)
  expect(tr.selection.head).toBe(state.selection.head)
  expect(shape(state.apply(tr))).toEqual(['a+ z'])
})

test('selected cells are merged; a caret selects none', () => {
  const state = stateOf(four(), 'a')
  const at = (text: string) => placeOf(state.doc, text) - 2
  const selected = state.apply(state.tr.setSelection(CellSelection.create(state.doc, at('a'), at('d'))))
  expect(shape(run(selected, mergeSelected))).toEqual(['a/b/c/d+|', ''])
  expect(run(state, mergeSelected)).toBeNull()
})

test('a column is aligned as a whole, again differently, and then as its content asks', () => {
  const centred = run(stateOf(four(), 'b'), alignColumns('center'))
  expect(shape(centred)).toEqual(['a bc', 'c dc'])
  expect(centred && alignmentHere(centred)).toBe('center')
  const right = centred && run(centred, alignColumns('right'))
  expect(shape(right)).toEqual(['a br', 'c dr'])
  const plain = right && run(right, alignColumns(null))
  expect(shape(plain)).toEqual(['a b', 'c d'])
  expect(plain && run(plain, alignColumns(null))).toBeNull()
})

test('a merged cell that stands in other columns as well keeps its alignment', () => {
  const table = tableOf([cell('all', { colspan: 2 })], [cell('c'), cell('d')])
  expect(shape(run(stateOf(table, 'd'), alignColumns('right')))).toEqual(['all+', 'c dr'])
  expect(shape(run(stateOf(table, 'all'), alignColumns('right')))).toEqual(['all+r', 'cr dr'])
})

test('outside a table nothing is aligned or merged', () => {
  const state = stateOf(four(), 'a')
  const outside = state.apply(state.tr.setSelection(TextSelection.create(state.doc, state.doc.content.size - 1)))
  for (const command of [alignColumns('left'), mergeWith('right'), mergeWith('below')]) expect(run(outside, command)).toBeNull()
  expect(alignmentHere(outside)).toBeNull()
})

test('words outside a table are not aligned, whatever is put in', () => {
  const aligned = storySchema.marks.aligned?.create({ to: 'right' })
  const json = { content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [aligned?.toJSON()] }] }] }
  const { doc } = stateOf(four(), 'a')
  expect(() => doc.replace(doc.content.size, doc.content.size, Slice.fromJSON(storySchema, json)).check()).toThrow(RangeError)
})

test('ArrowDown leads from the words above a table into its first cell, and from a cell not to another one', () => {
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const table = tableOf([cell('a'), cell('b')], [cell('c'), cell('d')])
  const figure = { type: 'tableFigure', attrs: {}, content: [{ type: 'title', content: [{ type: 'text', text: 'title' }] }, table] }
  const doc = storyOf({
    headline: 'One',
    dek: '',
    body: { type: 'doc', content: [paragraph('first'), paragraph('above'), table, paragraph('below'), figure] },
  })
  const from = (text: string) => {
    const state = EditorState.create({ doc, selection: TextSelection.create(doc, placeOf(doc, text)) })
    return firstCellBelow(state)?.$head.parent.textContent ?? null
  }
  expect(['first', 'above', 'a', 'b', 'below'].map(from)).toEqual([null, 'a', null, null, null])
  expect(from('title')).toBe('a')
})
