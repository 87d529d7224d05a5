import { useEffect } from 'react'
import { hasScripts, loadScripts } from '#components/ui/later-script.ts'
import { loadedFiles, tellWorker } from './desk-worker.ts'

/** Milliseconds after the page is ready: what it loads by and by is known then, and nobody waits for the answer. */
const pause = 2_000
/** The longest that it waits for the scripts that come later. Milliseconds. */
const longest = 30_000

/** Keeps a page of the desk on this device, so that it opens without a network; again when `version` changes. */
export function useKeptPage(path: string, personId: string, version: number | null): void {
  useEffect(() => {
    if (version === null) return
    const keep = async () => {
      await Promise.race([loadScripts(), new Promise((resolve) => setTimeout(resolve, longest))])
      // What the page does not know the worker looks for.
      await tellWorker({ kind: 'keep', personId, path, files: hasScripts() ? loadedFiles() : [] })
    }
    const timer = setTimeout(() => void keep().catch(() => {}), pause)
    return () => clearTimeout(timer)
  }, [path, personId, version])
}
