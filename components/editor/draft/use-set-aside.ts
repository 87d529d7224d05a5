import { useCallback, useEffect, useState } from 'react'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import type { SetAside } from '../local/kept.ts'
import type { LocalDrafts } from './local-drafts.ts'

export type SetAsideTexts = ReturnType<typeof useSetAside>

/** Words without a place, as a text that can be set aside. */
export const textAside = (text: string): DraftText => ({
  headline: '',
  dek: '',
  body: { type: 'doc', content: text.split('\n').map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line || ' ' }] })) },
})

/** Texts of this story that were not chosen in a conflict: kept on this device until somebody deletes them. */
export function useSetAside(localDrafts: LocalDrafts | null) {
  const [texts, setTexts] = useState<readonly SetAside[]>([])
  const load = useCallback(async () => {
    const found = await localDrafts?.aside().catch(() => null)
    if (found) setTexts(found)
  }, [localDrafts])
  useEffect(() => void load(), [load])
  return {
    texts,
    async put(text: DraftText, whose: string): Promise<void> {
      await localDrafts?.setAside(text, whose).catch(() => {})
      await load()
    },
    throwAway(id: string): void {
      void localDrafts?.throwAway(id)
      setTexts((known) => known.filter((text) => text.id !== id))
    },
  }
}
