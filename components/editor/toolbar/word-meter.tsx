'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import type { Language } from '#lib/languages.ts'
import { readingMinutes } from '#newsroom/articles/plain-text.ts'
import { useWords } from '#words'
import { wordsOf } from './word-count.ts'

/** The number of words and the reading time, counted when typing pauses. */
export function WordMeter({ editor, language }: { editor: Editor; language: Language }) {
  const say = useWords()
  const [words, setWords] = useState(() => wordsOf(editor.state.doc, language))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const countLater = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      if (!transaction.docChanged) return
      clearTimeout(timer)
      timer = setTimeout(() => setWords(wordsOf(editor.state.doc, language)), 250)
    }
    editor.on('transaction', countLater)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', countLater)
    }
  }, [editor, language])
  return (
    <p className="whitespace-nowrap text-ink-faint text-xs tabular-nums max-lg:sr-only">
      {say('editor.wordCount', { count: words })}
      <span className="max-sm:hidden"> · {say('editor.readingTime', { minutes: readingMinutes(words) })}</span>
    </p>
  )
}
