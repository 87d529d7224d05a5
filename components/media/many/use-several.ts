'use client'

import { useState } from 'react'
import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'
import { mostAtOnce } from '#newsroom/media/library-choices.ts'

/** What is chosen to be described together: pictures, sounds, videos, documents. */
export type Several = {
  ids: ReadonlySet<string>
  items: readonly LibraryItem[]
  choose: (ids: readonly string[]) => void
}

/** Null: one at a time is opened. No more are chosen than are described at once. */
export function useSeveral(
  items: readonly LibraryItem[],
  onBegin: () => void,
): { several: Several | null; begin: () => void; end: () => void } {
  const [ids, setIds] = useState<ReadonlySet<string> | null>(null)
  return {
    several: ids && {
      ids,
      items: items.filter(({ id }) => ids.has(id)),
      choose: (chosen) => setIds(new Set(chosen.slice(0, mostAtOnce))),
    },
    begin() {
      setIds(new Set())
      onBegin()
    },
    end: () => setIds(null),
  }
}
