import type { Node } from '@tiptap/pm/model'
import { type Command, NodeSelection, type Transaction } from '@tiptap/pm/state'
import type { PictureLayout } from '#newsroom/articles/nodes.ts'
import { liftAll } from '../around-caret.ts'

const isPictures = ({ type }: Node): boolean => type.name === 'picture' || type.name === 'pictures'

/**
 * How readers see the picture at this place: as wide as the text (`null`), wider, or with the pictures above and below it in a row or a
 * gallery. A picture of a group is laid with its group. The steps keep what colleagues write about the pictures meanwhile.
 */
export const layPictures =
  (at: number, layout: PictureLayout | null): Command =>
  (state, dispatch) => {
    const inside = state.doc.resolve(at)
    const group = inside.parent.type.name === 'pictures' ? inside.before() : null
    const start = group ?? at
    const chosen = state.doc.nodeAt(start)
    if (!chosen || !isPictures(chosen)) return false
    const { tr } = state
    if (layout === null) liftGroups(tr, [start])
    else if (layout === 'row' || layout === 'gallery') wrapRun(tr, start, layout)
    else if (group === null) wrap(tr, start, start + chosen.nodeSize, layout)
    else tr.setNodeAttribute(group, 'layout', layout)
    const now = tr.mapping.map(at)
    if (tr.doc.nodeAt(now)?.type.name === 'picture') tr.setSelection(NodeSelection.create(tr.doc, now))
    dispatch?.(tr)
    return true
  }

function wrap(tr: Transaction, from: number, to: number, layout: PictureLayout): void {
  const { pictures } = tr.doc.type.schema.nodes
  const range = tr.doc.resolve(from).blockRange(tr.doc.resolve(to))
  if (range && pictures) tr.wrap(range, [{ type: pictures, attrs: { layout } }])
}

/** The groups at these places go; their pictures stay. */
function liftGroups(tr: Transaction, places: readonly number[]): void {
  for (const place of places.toReversed()) if (tr.doc.nodeAt(place)?.type.name === 'pictures') liftAll(tr, place)
}

/** All pictures without anything between them, as one group. */
function wrapRun(tr: Transaction, start: number, layout: PictureLayout): void {
  const { parent } = tr.doc.resolve(start)
  let [first, last] = [tr.doc.resolve(start).index(), tr.doc.resolve(start).index()]
  while (first > 0 && isPictures(parent.child(first - 1))) first -= 1
  while (last < parent.childCount - 1 && isPictures(parent.child(last + 1))) last += 1
  const place = tr.doc.resolve(start)
  const places = Array.from({ length: last - first + 1 }, (_, index) => place.posAtIndex(first + index))
  const [from, to] = [place.posAtIndex(first), place.posAtIndex(last + 1)]
  const [only] = places
  if (only !== undefined && places.length === 1 && parent.child(first).type.name === 'pictures') {
    tr.setNodeAttribute(only, 'layout', layout)
    return
  }
  const begun = tr.steps.length
  liftGroups(tr, places)
  const end = tr.mapping.slice(begun).map(to, -1)
  if (end > from) wrap(tr, from, end, layout)
}
