import { useState } from 'react'
import { useKeptWords } from './use-kept-words.ts'

/**
 * The note to readers while it is being written: the draft until somebody types, then what they typed, which this tab keeps. `draft` may
 * change with what is sent.
 */
export function useNote(articleId: string, startsWithNote: boolean, draft: string) {
  const { words, setWords, forget } = useKeptWords(`correct:${articleId}`)
  const [isTyped, setTyped] = useState(words !== '')
  const [tellsReaders, setTellsReaders] = useState(startsWithNote)
  const [isClarification, setClarification] = useState(false)
  return {
    text: isTyped ? words : draft,
    draft,
    setText(text: string) {
      setTyped(true)
      setWords(text)
    },
    /** Puts the draft in the place of what was typed. */
    draftAgain() {
      setTyped(false)
      setWords('')
    },
    forget,
    tellsReaders,
    setTellsReaders,
    isClarification,
    setClarification,
  }
}

export type Note = ReturnType<typeof useNote>
