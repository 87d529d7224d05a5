'use client'

import { useState } from 'react'
import { mostAtOnce } from '#newsroom/media/input.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'

/** Pictures that are chosen to be described together. */
export type Several = {
  ids: ReadonlySet<string>
  pictures: readonly LibraryPicture[]
  choose: (ids: readonly string[]) => void
}

/** Null: one picture at a time is opened. No more are chosen than are described at once. */
export function useSeveral(
  pictures: readonly LibraryPicture[],
  onBegin: () => void,
): { several: Several | null; begin: () => void; end: () => void } {
  const [ids, setIds] = useState<ReadonlySet<string> | null>(null)
  return {
    several: ids && {
      ids,
      pictures: pictures.filter(({ id }) => ids.has(id)),
      choose: (chosen) => setIds(new Set(chosen.slice(0, mostAtOnce))),
    },
    begin() {
      setIds(new Set())
      onBegin()
    },
    end: () => setIds(null),
  }
}
