import { useState } from 'react'

/**
 * Words typed into a panel, kept in this tab until the act they belong to is done: no closing of the panel, reload or lost
 * session takes them. `name` says whose they are: the act and the story. Without a name they are not kept.
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
