'use client'

import type { Editor } from '@tiptap/react'
import { goToSpot } from '#components/editor/spots/text-spots.ts'
import { useWhenPaused } from '#components/editor/words/use-when-paused.ts'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'
import { countStyleIn, markedStyle, styleAtCaret } from './style-marks.ts'
import './house-style.css'

/** How many places the house style writes in another way, beside the words. A press goes to the next. */
export function StyleCount({ editor }: { editor: Editor }) {
  const say = useWords()
  const count = useWhenPaused(editor, countStyleIn)
  if (!count) return null
  return (
    <Button
      tone="quiet"
      size="small"
      aria-label={say('style.next', { count })}
      onPress={() => goToSpot(editor, markedStyle(editor.state), 1, styleAtCaret(editor.state))}
    >
      <span className="off-style text-xs tabular-nums">{say('style.count', { count })}</span>
    </Button>
  )
}
