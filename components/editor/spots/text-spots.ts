import type { Editor } from '@tiptap/core'
import { type EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { changesFor } from '#components/editor/find/replace.ts'
import { changeEach } from '#components/editor/suggestions/suggest-mode.ts'
import type { Place } from '#components/editor/tk/text-marks.ts'

/** A marked place of a text that something is said of. In a text of a picture or footnote `start` and `end` are those of the text. */
export type TextSpot = Place & { start: number; end: number }

/**
 * The place that the caret is in or that is selected; of a selected picture or footnote, the first in it. Right after a word, which is being
 * written, the caret is in none; a word of one letter it cannot be in, and is at.
 */
export function spotAtCaret<Spot extends TextSpot>({ selection }: EditorState, marked: readonly Spot[]): Spot | null {
  const { from, to, empty } = selection
  const isNode = selection instanceof NodeSelection
  const isAt = (spot: Spot) => {
    if (isNode) return spot.attribute !== null && spot.from === from
    return (
      spot.attribute === null && spot.from <= from && to <= spot.to && (!empty || isOneLetter(spot) || (spot.from < from && to < spot.to))
    )
  }
  return marked.find(isAt) ?? null
}

const isOneLetter = ({ from, to }: TextSpot): boolean => to - from === 1

/** The field of a picture's text. */
export function fieldOf(view: Editor['view'], { from, attribute }: TextSpot): HTMLTextAreaElement | null {
  const node = view.nodeDOM(from)
  return node instanceof Element ? node.querySelector(`[data-word=${attribute}] textarea`) : null
}

/** The first place in the field that has the focus. */
export const spotInField = <Spot extends TextSpot>({ view }: Editor, field: Element, marked: readonly Spot[]): Spot | null =>
  marked.find((spot) => spot.attribute !== null && fieldOf(view, spot) === field) ?? null

export const isAtOnePlace = (one: TextSpot, other: TextSpot): boolean =>
  one.from === other.from && one.attribute === other.attribute && one.start === other.start && one.end === other.end

/** Goes to the place after this one, or before it; after the last comes the first. The text of it is selected. */
export function goToSpot({ state, view }: Editor, all: readonly TextSpot[], by: 1 | -1, here: TextSpot | null): void {
  const { from, to } = state.selection
  const place = all.findIndex((spot) => here !== null && isAtOnePlace(spot, here))
  const [after, before] = [all.find((spot) => spot.from >= to) ?? all[0], all.findLast((spot) => spot.to <= from) ?? all.at(-1)]
  const next = place >= 0 ? all[(place + by + all.length) % all.length] : by > 0 ? after : before
  if (!next) return
  const field = next.attribute === null ? null : fieldOf(view, next)
  if (field) {
    field.focus()
    field.setSelectionRange(next.start, next.end)
    field.scrollIntoView({ block: 'nearest' })
    return
  }
  const { doc } = state
  const selection = next.attribute === null ? TextSelection.create(doc, next.from, next.to) : NodeSelection.create(doc, next.from)
  view.dispatch(state.tr.setSelection(selection).scrollIntoView())
  view.focus()
}

/** Writes something else at a place; while one suggests, as a suggestion. */
export function replaceSpot(editor: Editor, { from, to, attribute, start, end }: TextSpot, becomes: string): void {
  const place = attribute === null ? { at: from, from, to } : { at: from, from: start, to: end }
  changeEach(
    editor,
    changesFor(editor.state.doc, [{ ...place, attribute, groups: [], names: {} }], () => becomes),
  )
}
