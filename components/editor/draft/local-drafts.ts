import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { v4 } from 'uuid'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import type { LocalCopy, LocalDraft } from './autosave.ts'

type Record = { key: string; articleId: string; personId: string; keptAt: number }
export type KeptDraft = LocalDraft & Record
/** As an older Galley kept a text: whole. */
export type KeptText = DraftText & { base: number } & Record
export type SetAside = DraftText & { id: string; articleId: string; personId: string; setAsideAt: number; whose: string }

interface Stores extends DBSchema {
  steps: { key: string; value: KeptDraft; indexes: { story: [string, string] } }
  unsent: { key: string; value: KeptText; indexes: { story: [string, string] } }
  /** Texts that have no place in the story, until somebody deletes them. */
  aside: { key: string; value: SetAside; indexes: { story: [string, string] } }
}

let opened: Promise<IDBPDatabase<Stores>> | undefined
const stores = () =>
  (opened ??= openDB<Stores>('galley-desk', 2, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore('unsent', { keyPath: 'key' }).createIndex('story', ['articleId', 'personId'])
        db.createObjectStore('aside', { keyPath: 'id' }).createIndex('story', ['articleId', 'personId'])
      }
      db.createObjectStore('steps', { keyPath: 'key' }).createIndex('story', ['articleId', 'personId'])
    },
    // Another tab has a newer Galley, or needs the upgrade: it is opened again with the next text.
    blocking(_current, _next, event) {
      ;(event.target as IDBDatabase).close() // the event's target is the connection
      opened = undefined
    },
    terminated: () => {
      opened = undefined
    },
  }).catch((error) => {
    opened = undefined
    throw error
  }))

/**
 * What this device keeps (IndexedDB) of one story for one person. Each open editor has a record of its own and holds its lock while it
 * lives, so that no other editor sends the same steps.
 */
export function localDraftsOf(articleId: string, personId: string) {
  const key = `${articleId}/${personId}/${v4()}`
  const own = IDBKeyRange.only([articleId, personId])
  return {
    keep: async (draft) => {
      await (await stores()).put('steps', { ...draft, key, articleId, personId, keptAt: Date.now() })
    },
    clear: async () => {
      await (await stores()).delete('steps', key)
    },
    /** What other editors kept here that the newsroom may not have, newest first. */
    left: async (): Promise<KeptDraft[]> => {
      const found = await (await stores()).getAllFromIndex('steps', 'story', own)
      return found.filter((kept) => kept.key !== key).sort((a, b) => b.keptAt - a.keptAt)
    },
    leftTexts: async (): Promise<KeptText[]> => {
      const found = await (await stores()).getAllFromIndex('unsent', 'story', own)
      return found.sort((a, b) => b.keptAt - a.keptAt)
    },
    /** Deletes the record of an earlier editor, once its text is safe elsewhere. */
    drop: async (kept: { key: string }) => {
      await (await stores()).delete('steps', kept.key)
      await (await stores()).delete('unsent', kept.key)
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
      await (await stores()).put('aside', { id: v4(), articleId, personId, headline, dek, body, whose, setAsideAt: Date.now() })
    },
    aside: async (): Promise<SetAside[]> => {
      const found = await (await stores()).getAllFromIndex('aside', 'story', own)
      return found.sort((a, b) => b.setAsideAt - a.setAsideAt)
    },
    throwAway: async (id: string) => {
      await (await stores()).delete('aside', id)
    },
  } satisfies LocalCopy & { [name: string]: unknown }
}

export type LocalDrafts = ReturnType<typeof localDraftsOf>
