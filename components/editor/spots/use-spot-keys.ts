import type { Editor } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { useEffect } from 'react'
import { markedGrammar } from '#components/editor/grammar/grammar-marks.ts'
import { markedStyle } from '#components/editor/house-style/style-marks.ts'
import { goToSpot, spotAtCaret, spotInField, type TextSpot } from './text-spots.ts'

/** F7 goes to the next place of the house style or of the grammar, Shift+F7 to that before, in the text and in the fields of pictures. */
export function useSpotKeys(editor: Editor): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F7' || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return
      event.preventDefault()
      event.stopPropagation()
      const all = allSpots(editor.state)
      const { target } = event
      const here = target instanceof HTMLTextAreaElement ? spotInField(editor, target, all) : spotAtCaret(editor.state, all)
      goToSpot(editor, all, event.shiftKey ? -1 : 1, here)
    }
    const { dom } = editor.view
    dom.addEventListener('keydown', press, true)
    return () => dom.removeEventListener('keydown', press, true)
  }, [editor])
}

const allSpots = (state: EditorState): TextSpot[] =>
  [...markedStyle(state), ...markedGrammar(state)].sort((one, other) => one.from - other.from || one.start - other.start)
