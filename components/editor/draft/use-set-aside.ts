import { useCallback, useEffect, useState } from 'react'
import { v4 } from 'uuid'
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

/**
 * Texts of this story that have no place in it: kept on this device until somebody deletes them, and on a full one as long as the page is
 * open.
 */
export function useSetAside(localDrafts: LocalDrafts | null) {
  const [texts, setTexts] = useState<readonly SetAside[]>([])
  const [unkept, setUnkept] = useState<readonly SetAside[]>([])
  const load = useCallback(async () => {
    const found = await localDrafts?.aside().catch(() => null)
    if (found) setTexts(found)
  }, [localDrafts])
  useEffect(() => void load(), [load])
  return {
    texts: [...unkept, ...texts],
    /** False when this device could not keep it. */
    async put(text: DraftText, whose: string): Promise<boolean> {
      const isKept = await (localDrafts?.setAside(text, whose) ?? Promise.reject(new Error('no IndexedDB'))).then(
        () => true,
        () => false,
      )
      const only = { ...text, id: v4(), articleId: '', personId: '', setAsideAt: Date.now(), whose }
      if (isKept) await load()
      else setUnkept((known) => [only, ...known])
      return isKept
    },
    throwAway(id: string): void {
      void localDrafts?.throwAway(id)
      for (const set of [setTexts, setUnkept]) set((known) => known.filter((text) => text.id !== id))
    },
  }
}
