'use client'

import type { Editor } from '@tiptap/react'
import { goToSpot } from '#components/editor/spots/text-spots.ts'
import { useWhenPaused } from '#components/editor/words/use-when-paused.ts'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'
import { countGrammarIn, grammarAtCaret, markedGrammar } from './grammar-marks.ts'
import './grammar.css'

/** How many places the grammar finds wrong, beside the words. A press goes to the next. */
export function GrammarCount({ editor }: { editor: Editor }) {
  const say = useWords()
  const count = useWhenPaused(editor, countGrammarIn)
  if (!count) return null
  return (
    <Button
      tone="quiet"
      size="small"
      aria-label={say('grammar.next', { count })}
      onPress={() => goToSpot(editor, markedGrammar(editor.state), 1, grammarAtCaret(editor.state))}
    >
      <span className="off-grammar text-xs tabular-nums">{say('grammar.count', { count })}</span>
    </Button>
  )
}
