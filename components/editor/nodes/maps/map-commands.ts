import type { Node } from '@tiptap/pm/model'
import { type Command, type EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { selectionInBody } from '#components/editor/extensions/lines.ts'
import type { Picture } from '#lib/document-types.ts'
import type { Marker } from '#newsroom/articles/marker.ts'
import { blockOfCaret, goBelow, isAtStart, nodeAround } from '../around-caret.ts'

/** Puts a map in the place of an empty paragraph, otherwise below the block with the caret, and the caret where the name of the place is written. */
export const insertMap =
  (shown: Picture): Command =>
  (state, dispatch) => {
    const { map, picture, title, paragraph } = state.schema.nodes
    const { $to } = selectionInBody(state)
    if (!map || !picture || !title || !paragraph) return false
    const block = $to.depth === 0 ? null : $to.node(1)
    const isFree = block?.type === paragraph && block.content.size === 0
    const [from, to] = block === null ? [$to.pos, $to.pos] : [isFree ? $to.before(1) : $to.after(1), $to.after(1)]
    const made = map.create(null, [picture.create(shown), title.create()])
    const tr = state.tr.replaceWith(from, to, made)
    const below = from + made.nodeSize
    if (!tr.doc.resolve(below).nodeAfter) tr.insert(below, paragraph.create())
    // After the map's border, its picture, and the title's border.
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, from + 3)).scrollIntoView())
    return true
  }

/** The map that is chosen, or that the caret or the chosen picture is in, and where it begins. */
export function mapAt(state: EditorState): { node: Node; start: number } | null {
  const { selection } = state
  if (selection instanceof NodeSelection && selection.node.type.name === 'map') return { node: selection.node, start: selection.from }
  return nodeAround(state, 'map')
}

/** Shows another picture on the map that begins here. Its marker and the name of the place stay. */
export const changeMapPicture =
  (at: number, shown: Picture): Command =>
  (state, dispatch) => {
    const map = state.doc.nodeAt(at)
    const { picture } = state.schema.nodes
    if (map?.type.name !== 'map' || !picture) return false
    const old = map.firstChild?.type === picture ? 1 : 0
    dispatch?.(state.tr.replaceWith(at + 1, at + 1 + old, picture.create(shown)))
    return true
  }

/** Moves the marker of the map that begins here. */
export const moveMarker =
  (at: number, marker: Marker): Command =>
  (state, dispatch) => {
    if (state.doc.nodeAt(at)?.type.name !== 'map') return false
    dispatch?.(state.tr.setNodeAttribute(at, 'marker', marker))
    return true
  }

/** Enter in the name of the place leads below the map. */
export const enterInMap: Command = (state, dispatch) => {
  const map = nodeAround(state, 'map')
  if (!map || blockOfCaret(state)?.type.name !== 'title') return false
  dispatch?.(goBelow(state.tr, map.end))
  return true
}

/** Backspace at the start of the name chooses the map: the next one deletes it. */
export const backspaceInMap: Command = (state, dispatch) => {
  const map = nodeAround(state, 'map')
  if (!map || blockOfCaret(state)?.type.name !== 'title' || !isAtStart(state)) return false
  dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, map.start)))
  return true
}
