'use client'

import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'
import { useCallback, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { Language } from '#lib/languages.ts'
import { readingMinutes } from '#newsroom/articles/plain-text.ts'
import { useWords } from '#words'
import { TextFigures } from './text-figures.tsx'
import { useWhenPaused } from './use-when-paused.ts'
import { wordsOf } from './word-count.ts'

/** The number of words and the reading time. A press says more. */
export function WordMeter({ editor, language }: { editor: Editor; language: Language }) {
  const say = useWords()
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  const count = useCallback(({ doc }: EditorState) => wordsOf(doc, language), [language])
  const words = useWhenPaused(editor, count, isOfText)
  if (words === null) return null
  const inWords = say('editor.wordCount', { count: words })
  return (
    <>
      <p className="sr-only lg:hidden">{inWords}</p>
      <div className="relative max-lg:hidden">
        <Button
          tone="quiet"
          size="small"
          aria-expanded={isOpen}
          className="whitespace-nowrap text-ink-faint text-xs tabular-nums"
          onPress={() => setOpen(!isOpen)}
        >
          {`${inWords} · ${say('editor.readingTime', { minutes: readingMinutes(words) })}`}
        </Button>
        {isOpen && (
          <Panel title={say('editor.howItReads')} onClose={close} className="absolute top-full right-0 z-30 mt-2 w-80">
            <TextFigures {...{ editor, language, words, close }} />
          </Panel>
        )}
      </div>
    </>
  )
}

const isOfText = ({ docChanged }: Transaction): boolean => docChanged
