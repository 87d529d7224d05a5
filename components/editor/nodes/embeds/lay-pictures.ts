import { Fragment, type Node } from '@tiptap/pm/model'
import { type Command, NodeSelection } from '@tiptap/pm/state'
import type { PictureLayout } from '#newsroom/articles/nodes.ts'

const isPictures = ({ type }: Node): boolean => type.name === 'picture' || type.name === 'pictures'
const picturesIn = (node: Node): Fragment => (node.type.name === 'pictures' ? node.content : Fragment.from(node))

/**
 * How readers see the picture at this place: as wide as the text (`null`), wider, or with the pictures above and below it in a row or a
 * gallery. A picture of a group is laid with its group.
 */
export const layPictures =
  (at: number, layout: PictureLayout | null): Command =>
  (state, dispatch) => {
    const { pictures } = state.schema.nodes
    const inside = state.doc.resolve(at)
    const isInGroup = inside.parent.type.name === 'pictures'
    const place = isInGroup ? state.doc.resolve(inside.before()) : inside
    const chosen = place.nodeAfter
    if (!pictures || !chosen || !isPictures(chosen)) return false
    const { first, last } = layout === 'row' || layout === 'gallery' ? runAround(place.parent, place.index()) : justThis(place.index())
    const group = Array.from({ length: last - first + 1 }, (_, index) => place.parent.child(first + index))
    const from = place.posAtIndex(first)
    const inOrder = group.reduce((all, node) => all.append(picturesIn(node)), Fragment.empty)
    const laid = layout ? Fragment.from(pictures.create({ layout }, inOrder)) : inOrder
    const size = group.reduce((sum, { nodeSize }) => sum + nodeSize, 0)
    const tr = state.tr.replaceWith(from, from + size, laid)
    const before = group.slice(0, place.index() - first).reduce((sum, node) => sum + picturesIn(node).size, 0)
    const within = isInGroup ? inside.parentOffset : 0
    const now = from + (layout ? 1 : 0) + before + within
    if (tr.doc.nodeAt(now)) tr.setSelection(NodeSelection.create(tr.doc, now))
    dispatch?.(tr)
    return true
  }

const justThis = (index: number) => ({ first: index, last: index })

/** The pictures without anything between them. */
function runAround(parent: Node, index: number): { first: number; last: number } {
  let [first, last] = [index, index]
  while (first > 0 && isPictures(parent.child(first - 1))) first -= 1
  while (last < parent.childCount - 1 && isPictures(parent.child(last + 1))) last += 1
  return { first, last }
}
