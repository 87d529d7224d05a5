'use client'

import type { Editor } from '@tiptap/react'
import { useWhenPaused } from '#components/editor/words/use-when-paused.ts'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'
import { countTksIn, goToNextTk } from './tk-marks.ts'
import './tk.css'

/** How many TKs are in the text, beside the words. A press goes to the next. */
export function TkCount({ editor }: { editor: Editor }) {
  const say = useWords()
  const count = useWhenPaused(editor, countTksIn)
  if (!count) return null
  return (
    <Button tone="quiet" size="small" aria-label={say('editor.nextTk', { count })} onPress={() => goToNextTk(editor)}>
      <span className="tk text-xs tabular-nums">{say('editor.tkCount', { count })}</span>
    </Button>
  )
}
