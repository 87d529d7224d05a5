import { type Editor, useEditorState } from '@tiptap/react'
import { useEffect, useState } from 'react'
import type { StyleMatch } from '#newsroom/house-style/find-style.ts'
import { goToStyle, isSame, replaceStyle, styleAtCaret, styleInField } from './style-marks.ts'

/** A place that the hand is at, and the field that it is in. */
export type StyleSpot = { match: StyleMatch; field: Element | null }

/**
 * The place of the house style that the caret is in, in the text or in the field of a picture; null when it was closed. F2 replaces it, Shift+F2
 * ignores its rule, Escape closes it, F7 goes to the next.
 */
export function useStyleSpot(
  editor: Editor,
  ignore: ((match: StyleMatch) => void) | null,
): {
  spot: StyleSpot | null
  replace: () => void
  ignoreIt: (() => void) | null
} {
  const [field, setField] = useState<Element | null>(null)
  const [closed, close] = useState<StyleMatch | null>(null)
  const match = useEditorState({
    editor,
    selector: ({ editor }) => (field ? styleInField(editor, field) : styleAtCaret(editor.state)),
    equalityFn: (one, other) => one === other || (one !== null && other !== null && isSame(one, other) && one.to === other.to),
  })
  const isClosed = match !== null && closed !== null && isSame(match, closed)
  if (closed && !isClosed) close(null)
  const spot = match && !isClosed ? { match, field } : null
  const replace = () => {
    if (!spot) return
    replaceStyle(editor, spot.match)
    goBack(editor, spot)
  }
  const ignoreIt = () => {
    if (!spot) return
    ignore?.(spot.match)
    goBack(editor, spot)
  }

  useEffect(() => {
    const { dom } = editor.view
    const enter = ({ target }: FocusEvent) => setField(target instanceof HTMLTextAreaElement ? target : null)
    dom.addEventListener('focusin', enter)
    return () => dom.removeEventListener('focusin', enter)
  }, [editor])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return
      const act = actOf(event)
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    const actOf = ({ key, shiftKey }: KeyboardEvent) => {
      if (key === 'F7') return () => goToStyle(editor, shiftKey ? -1 : 1, match)
      if (!spot) return null
      if (key === 'F2' && !shiftKey && spot.match.becomes !== '') return replace
      if (key === 'F2' && shiftKey && ignore) return ignoreIt
      return key === 'Escape' ? () => close(spot.match) : null
    }
    const { dom } = editor.view
    dom.addEventListener('keydown', press, true)
    return () => dom.removeEventListener('keydown', press, true)
  })
  return { spot, replace, ignoreIt: ignore && ignoreIt }
}

/** A button that was pressed goes with what it stands in. */
function goBack({ view }: Editor, { field }: StyleSpot): void {
  if (field instanceof HTMLElement) field.focus()
  else view.focus()
}
