import type { Node } from '@tiptap/pm/model'
import { type Command, Plugin } from '@tiptap/pm/state'
import { isInTable, selectedRect } from '@tiptap/pm/tables'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { DocumentNode } from '#lib/document-types.ts'
import type { Alignment } from '#newsroom/articles/nodes.ts'
import { alignTable, type CellAlignment } from '#newsroom/articles/table-columns.ts'

/** Aligns the columns with the caret or the selected cells; null: figures on the right, words where a line begins. */
export const alignColumns =
  (to: Alignment | null): Command =>
  (state, dispatch) => {
    const type = state.schema.marks.aligned
    if (!type || !isInTable(state)) return false
    const { map, table, tableStart, left, right } = selectedRect(state)
    const { tr } = state
    for (const at of map.cellsInRect({ left, right, top: 0, bottom: map.height })) {
      // A merged cell that stands in other columns, too, is left as it is.
      const { left: first, right: end } = map.findCell(at)
      if (first < left || end > right) continue
      table.nodeAt(at)?.forEach((paragraph, offset) => {
        const place = tableStart + at + 1 + offset
        const mark = paragraph.marks.find((each) => each.type === type)
        if (mark && mark.attrs.to !== to) tr.removeNodeMark(place, mark)
        if (to !== null && mark?.attrs.to !== to) tr.addNodeMark(place, type.create({ to }))
      })
    }
    if (!tr.docChanged) return false
    dispatch?.(tr)
    return true
  }

/** How the column with the caret is aligned: as somebody chose, or by itself. */
export function alignmentHere(state: Parameters<Command>[0]): Alignment | null {
  if (!isInTable(state)) return null
  const { map, table, left, top } = selectedRect(state)
  const wanted = map.map[top * map.width + left]
  let found: Alignment | null = null
  for (const { at, how } of alignedIn(table)) if (at === wanted) found = how.to
  return found
}

type AlignedAt = { at: number; how: CellAlignment }

/** Tables that were looked at before cost nothing. */
const known = new WeakMap<Node, readonly AlignedAt[]>()

/** The aligned cells of a table, with their positions in it. */
function alignedIn(table: Node): readonly AlignedAt[] {
  const before = known.get(table)
  if (before) return before
  const json: DocumentNode = table.toJSON()
  const aligned = alignTable(json)
  const found: AlignedAt[] = []
  table.forEach((row, rowAt, rowPlace) => {
    row.forEach((_, cellAt, place) => {
      const cell = json.content?.[rowPlace]?.content?.[place]
      const how = cell && aligned.get(cell)
      if (how) found.push({ at: rowAt + 1 + cellAt, how })
    })
  })
  known.set(table, found)
  return found
}

/** Shows the columns in the editor as readers see them. */
export const showAlignment = (): Plugin =>
  new Plugin({
    props: {
      decorations: ({ doc }) => {
        const found: Decoration[] = []
        doc.descendants((node, at) => {
          if (node.type.name !== 'table') return !node.isTextblock
          for (const { at: inTable, how } of alignedIn(node)) {
            const cell = node.nodeAt(inTable)
            const from = at + 1 + inTable
            const names = [how.isFigure && 'figure', how.to && `to-${how.to}`].filter(Boolean).join(' ')
            if (cell) found.push(Decoration.node(from, from + cell.nodeSize, { class: names }))
          }
          return false
        })
        return found.length > 0 ? DecorationSet.create(doc, found) : DecorationSet.empty
      },
    },
  })
