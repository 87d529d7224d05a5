import type { EditorState } from '@tiptap/pm/state'
import { type Editor, useEditorState } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { isAtOnePlace, spotAtCaret, spotInField, type TextSpot } from './text-spots.ts'

/** A place that the hand is at, and the field that it is in. */
export type Spot<Match extends TextSpot> = { match: Match; field: Element | null }

/** What the keys do at a place, by their names: F2, Shift+F2, Mod+F2, F6. */
export type SpotKeys<Match extends TextSpot> = (spot: Spot<Match>) => Record<string, (() => void) | null>

/**
 * The place that the caret is in, in the text or in the field of a picture; null when it was closed, which Escape does. `marked` gives the
 * places between two positions; two are the same where `what` of them is.
 */
export function useSpot<Match extends TextSpot>(
  editor: Editor,
  { marked, what }: { marked: (state: EditorState, from?: number, to?: number) => Match[]; what: (match: Match) => unknown },
  keys: SpotKeys<Match>,
): Spot<Match> | null {
  const field = useFieldWithFocus(editor)
  const [closed, close] = useState<Match | null>(null)
  const isSame = (one: Match, other: Match) => isAtOnePlace(one, other) && what(one) === what(other)
  const match = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      if (field) return spotInField(editor, field, marked(state))
      return spotAtCaret(state, marked(state, state.selection.from, state.selection.to))
    },
    equalityFn: (one, other) => one === other || (one !== null && other !== null && isSame(one, other) && one.to === other.to),
  })
  const isClosed = match !== null && closed !== null && isSame(match, closed)
  if (closed && !isClosed) close(null)
  const spot = match && !isClosed ? { match, field } : null

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!spot || event.isComposing) return
      const act = event.key === 'Escape' ? () => close(spot.match) : keys(spot)[nameOfKey(event)]
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    const { dom } = editor.view
    dom.addEventListener('keydown', press, true)
    return () => dom.removeEventListener('keydown', press, true)
  })
  return spot
}

export const nameOfKey = ({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): string =>
  [altKey && 'Alt', (ctrlKey || metaKey) && 'Mod', shiftKey && 'Shift', key].filter(Boolean).join('+')

function useFieldWithFocus(editor: Editor): Element | null {
  const [field, setField] = useState<Element | null>(null)
  useEffect(() => {
    const { dom } = editor.view
    const enter = ({ target }: FocusEvent) => setField(target instanceof HTMLTextAreaElement ? target : null)
    dom.addEventListener('focusin', enter)
    return () => dom.removeEventListener('focusin', enter)
  }, [editor])
  return field
}

/** To where the place is: a button that was pressed goes with what it stands in. */
export function backToSpot({ view }: Editor, { field }: Spot<TextSpot>): void {
  if (field instanceof HTMLElement) field.focus()
  else view.focus()
}
