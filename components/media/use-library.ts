'use client'

import { useEffect, useRef, useState } from 'react'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { askLibrary, type LibraryPage } from './ask-library.ts'

export type Library = {
  pictures: readonly LibraryPicture[]
  words: string
  state: 'idle' | 'asking' | 'broken'
  hasMore: boolean
  search: (words: string) => void
  more: () => void
  again: () => void
  /** Puts a picture that was just added, or changed, in its place. */
  put: (picture: LibraryPicture) => void
}

const pause = 250
const lookAgain = 1_200

/** The library as one looks at it: newest first, searched as one types, pages added at the end, unfinished pictures followed. */
export function useLibrary(first?: LibraryPage): Library {
  const [page, setPage] = useState<LibraryPage>(first ?? { pictures: [], next: null })
  const [words, setWords] = useState('')
  const [state, setState] = useState<Library['state']>(first ? 'idle' : 'asking')
  const asking = useRef<AbortController>(undefined)

  const ask = async (asked: { words: string; after?: string }) => {
    asking.current?.abort()
    const stop = new AbortController()
    asking.current = stop
    setState('asking')
    try {
      const found = await askLibrary(asked, stop.signal)
      setPage((old) => (asked.after ? { pictures: joinPages(old.pictures, found.pictures), next: found.next } : found))
      setState('idle')
    } catch {
      if (!stop.signal.aborted) setState('broken')
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed asks anew
  useEffect(() => {
    if (first && words === '' && page === first) return
    const timer = setTimeout(() => void ask({ words }), words === '' ? 0 : pause)
    return () => clearTimeout(timer)
  }, [words])
  useEffect(() => () => asking.current?.abort(), [])

  const unfinished = page.pictures.filter((picture) => picture.state === 'processing').map(({ id }) => id)
  const ids = unfinished.slice(0, 100).join(',')
  useEffect(() => {
    if (ids === '') return
    const stop = new AbortController()
    const timer = setInterval(async () => {
      const found = await askLibrary({ ids }, stop.signal).catch(() => null) // the next look will do
      const changed = new Map(found?.pictures.filter((picture) => picture.state !== 'processing').map((picture) => [picture.id, picture]))
      if (changed.size > 0) setPage((old) => ({ ...old, pictures: old.pictures.map((picture) => changed.get(picture.id) ?? picture) }))
    }, lookAgain)
    return () => {
      clearInterval(timer)
      stop.abort()
    }
  }, [ids])

  return {
    pictures: page.pictures,
    words,
    state,
    hasMore: page.next !== null,
    search: setWords,
    more: () => void (page.next && ask({ words, after: page.next })),
    again: () => void ask({ words }),
    put: (picture) =>
      setPage((old) => ({
        ...old,
        pictures: old.pictures.some(({ id }) => id === picture.id)
          ? old.pictures.map((there) => (there.id === picture.id ? picture : there))
          : [picture, ...old.pictures],
      })),
  }
}

/** What was put on top when it was added again may come once more from further down. */
function joinPages(old: LibraryPicture[], more: LibraryPicture[]): LibraryPicture[] {
  const there = new Set(old.map(({ id }) => id))
  return [...old, ...more.filter(({ id }) => !there.has(id))]
}
