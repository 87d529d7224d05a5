import { useState } from 'react'

/**
 * Text that was typed into a panel, kept in this tab (sessionStorage) until its action succeeds: it survives closing the panel, a reload
 * and an expired session. `name` identifies it: the action and the story. Without a name it is not kept.
 */
export function useKeptWords(name: string | undefined): { words: string; setWords: (words: string) => void; forget: () => void } {
  const key = name === undefined ? null : `galley:words:${name}`
  const [words, setShown] = useState(() => (key === null ? '' : (sessionStorage.getItem(key) ?? '')))
  return {
    words,
    setWords(typed) {
      setShown(typed)
      if (key !== null) sessionStorage.setItem(key, typed)
    },
    forget() {
      if (key !== null) sessionStorage.removeItem(key)
    },
  }
}
