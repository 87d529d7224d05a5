import { useEffect, useMemo, useRef } from 'react'
import { dropFile, keepFile, releaseFile, takeKeptFiles } from './kept-files.ts'

/** Keeps files on this device until they are dropped. Those that were kept before this page was opened are put in at the beginning. */
export function useKeptFiles(personId: string | undefined, put: (files: readonly File[]) => void) {
  const names = useRef(new WeakMap<File, Promise<string | null>>())
  useEffect(() => {
    if (!personId) return
    let isGone = false
    void takeKeptFiles(personId)
      .then((kept) => {
        for (const { key, file } of kept) {
          if (isGone) releaseFile(key)
          else names.current.set(file, Promise.resolve(key))
        }
        if (!isGone && kept.length > 0) put(kept.map(({ file }) => file))
      })
      .catch(() => {}) // a browser that keeps nothing for pages has no such files
    return () => {
      isGone = true
    }
  }, [personId, put])
  return useMemo(
    () => ({
      keep(file: File) {
        if (personId) names.current.set(file, keepFile(personId, file))
      },
      /** For when the page is left: it goes on when the library is opened again. */
      release: (file: File) => void names.current.get(file)?.then((key) => (key === null ? undefined : releaseFile(key))),
      drop: (file: File) => void names.current.get(file)?.then((key) => (key === null ? undefined : dropFile(key))),
    }),
    [personId],
  )
}
