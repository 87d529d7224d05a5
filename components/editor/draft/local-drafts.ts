import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { v4 } from 'uuid'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import type { LocalCopy } from './autosave.ts'

export type KeptText = DraftText & { base: number; keptAt: number }
type Kept = KeptText & { key: string; articleId: string; personId: string }
export type SetAside = DraftText & { id: string; articleId: string; personId: string; setAsideAt: number; whose: string }

interface Stores extends DBSchema {
  unsent: { key: string; value: Kept; indexes: { story: [string, string] } }
  /** Texts that were not chosen in a conflict, until somebody deletes them. */
  aside: { key: string; value: SetAside; indexes: { story: [string, string] } }
}

let opened: Promise<IDBPDatabase<Stores>> | undefined
const stores = () =>
  (opened ??= openDB<Stores>('galley-desk', 1, {
    upgrade(db) {
      db.createObjectStore('unsent', { keyPath: 'key' }).createIndex('story', ['articleId', 'personId'])
      db.createObjectStore('aside', { keyPath: 'id' }).createIndex('story', ['articleId', 'personId'])
    },
    terminated: () => {
      opened = undefined
    },
  }).catch((error) => {
    opened = undefined
    throw error
  }))

/**
 * The texts that this device keeps (IndexedDB) for one story and one person. Each open editor has a record of its own, so that two tabs do
 * not delete each other's text.
 */
export function localDraftsOf(articleId: string, personId: string) {
  const key = `${articleId}/${personId}/${v4()}`
  const own = IDBKeyRange.only([articleId, personId])
  return {
    keep: async (text) => {
      await (await stores()).put('unsent', { ...text, key, articleId, personId, keptAt: Date.now() })
    },
    clear: async () => {
      await (await stores()).delete('unsent', key)
    },
    /** Texts kept here earlier that never reached the server, newest first. */
    left: async (): Promise<Kept[]> => {
      const found = await (await stores()).getAllFromIndex('unsent', 'story', own)
      return found.filter((kept) => kept.key !== key).sort((a, b) => b.keptAt - a.keptAt)
    },
    /** Deletes the record of an earlier editor, once its text is safe elsewhere. */
    drop: async (kept: { key: string }) => {
      await (await stores()).delete('unsent', kept.key)
    },
    setAside: async ({ headline, dek, body }: DraftText, whose: string) => {
      await (await stores()).put('aside', { id: v4(), articleId, personId, headline, dek, body, whose, setAsideAt: Date.now() })
    },
    aside: async (): Promise<SetAside[]> => {
      const found = await (await stores()).getAllFromIndex('aside', 'story', own)
      return found.sort((a, b) => b.setAsideAt - a.setAsideAt)
    },
    throwAway: async (id: string) => {
      await (await stores()).delete('aside', id)
    },
  } satisfies LocalCopy & Record<string, unknown>
}

export type LocalDrafts = ReturnType<typeof localDraftsOf>
