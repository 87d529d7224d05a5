import type { DetailChange } from '../details/changes/detail-changes.ts'
import { localStores } from './local-stores.ts'

/** What this device keeps (IndexedDB) of a story's details for one person: the newest change of each field. */
export function localDetailsOf(articleId: string, personId: string) {
  const keyOf = (field: string) => `${articleId}/${personId}/${field}`
  const own = IDBKeyRange.only([articleId, personId])
  return {
    keep: async (change: DetailChange): Promise<void> => {
      const tx = (await localStores()).transaction('details', 'readwrite')
      const kept = tx.store.put({ ...change, key: keyOf(change.field), articleId, personId, keptAt: Date.now() })
      tx.commit() // also when the page is gone before the browser answers
      await Promise.all([kept, tx.done])
    },
    /** Deletes a change; not the newer one of the same field, which another tab may have kept. */
    drop: async ({ field, id }: Pick<DetailChange, 'field' | 'id'>): Promise<void> => {
      const tx = (await localStores()).transaction('details', 'readwrite')
      const kept = await tx.store.get(keyOf(field))
      if (kept?.id === id) await tx.store.delete(kept.key)
      await tx.done
    },
    left: async (): Promise<DetailChange[]> => {
      const found = await (await localStores()).getAllFromIndex('details', 'story', own)
      return found.sort((a, b) => a.keptAt - b.keptAt)
    },
  }
}

export type LocalDetails = ReturnType<typeof localDetailsOf>
