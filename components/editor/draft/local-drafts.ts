import { v4 } from 'uuid'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import type { KeptDraft, KeptText, LocalCopy, SetAside } from '../local/kept.ts'
import { readDrafts } from '../local/kept-drafts.ts'
import { localStores } from '../local/local-stores.ts'
import { ownRecord } from '../local/own-record.ts'

/**
 * What this device keeps (IndexedDB) of one story for one person. Each open editor has a record of its own and holds its lock while it
 * lives, so that no other editor sends the same steps.
 */
export function localDraftsOf(articleId: string, personId: string) {
  const key = `${articleId}/${personId}/${v4()}`
  const own = IDBKeyRange.only([articleId, personId])
  return {
    ...ownRecord({ key, articleId, personId }),
    /** What other editors kept here that the newsroom may not have, newest first. */
    left: async (): Promise<KeptDraft[]> => {
      const found = await readDrafts(own)
      return found.filter((kept) => kept.key !== key).sort((a, b) => b.keptAt - a.keptAt)
    },
    leftTexts: async (): Promise<KeptText[]> => {
      const found = await (await localStores()).getAllFromIndex('unsent', 'story', own)
      return found.sort((a, b) => b.keptAt - a.keptAt)
    },
    /** Deletes the record of an earlier editor, once its text is safe elsewhere. */
    drop: async (kept: { key: string }) => {
      for (const name of ['steps', 'bases', 'unsent'] as const) await (await localStores()).delete(name, kept.key)
    },
    /** Holds the lock of the own record until the returned function is called. */
    hold: (): (() => void) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      void navigator.locks?.request(key, () => promise)
      return resolve
    },
    /** Calls `work` once the editor of a record is gone: at once, or when its tab is closed. */
    whenFree: async (kept: { key: string }, work: () => Promise<void>): Promise<void> => {
      if (!navigator.locks) return work() // not a secure context, so not a desk of ours
      await navigator.locks.request(kept.key, work)
    },
    isFree: async (kept: { key: string }): Promise<boolean> => {
      if (!navigator.locks) return true
      const { held = [] } = await navigator.locks.query()
      return !held.some(({ name }) => name === kept.key)
    },
    setAside: async ({ headline, dek, body }: DraftText, whose: string) => {
      await (await localStores()).put('aside', { id: v4(), articleId, personId, headline, dek, body, whose, setAsideAt: Date.now() })
    },
    aside: async (): Promise<SetAside[]> => {
      const found = await (await localStores()).getAllFromIndex('aside', 'story', own)
      return found.sort((a, b) => b.setAsideAt - a.setAsideAt)
    },
    throwAway: async (id: string) => {
      await (await localStores()).delete('aside', id)
    },
  } satisfies LocalCopy & { [name: string]: unknown }
}

export type LocalDrafts = ReturnType<typeof localDraftsOf>
