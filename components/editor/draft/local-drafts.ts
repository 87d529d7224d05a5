import { v4 } from 'uuid'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import type { KeptDraft, KeptText, SetAside } from '../local/kept.ts'
import { readDrafts } from '../local/kept-drafts.ts'
import { localStores } from '../local/local-stores.ts'
import type { LocalCopy } from './autosave.ts'

/** Milliseconds that the document stays after its steps were deleted: most often the next key comes soon. */
const restOfBase = 2_000

/**
 * What this device keeps (IndexedDB) of one story for one person. Each open editor has a record of its own and holds its lock while it
 * lives, so that no other editor sends the same steps.
 */
export function localDraftsOf(articleId: string, personId: string) {
  const key = `${articleId}/${personId}/${v4()}`
  const own = IDBKeyRange.only([articleId, personId])
  const record = () => ({ key, articleId, personId, keptAt: Date.now() })
  /** The document that its record has (another tab or the browser may have deleted it), and whether it survives a power cut. */
  let has: { doc: unknown; isFirm: boolean } | null = null
  let resting: ReturnType<typeof setTimeout> | undefined
  const keep: LocalCopy['keep'] = async (draft, isOnlyCopy) => {
    const { version, doc, later = '' } = draft.base
    clearTimeout(resting)
    const tx = (await localStores()).transaction(['steps', 'bases'], 'readwrite', { durability: isOnlyCopy ? 'strict' : 'relaxed' })
    const isThere = has !== null && has.doc === doc && (has.isFirm || !isOnlyCopy)
    if (!isThere) has = null // until it is known whether this one is
    const kept = tx.objectStore('steps').put({ ...record(), version, later, steps: draft.steps })
    const bases = tx.objectStore('bases')
    const based = isThere ? bases.getKey(key) : bases.put({ ...record(), doc })
    tx.commit() // also when the page is gone before the browser answers
    await Promise.all([based, kept, tx.done])
    if (!isThere) has = { doc, isFirm: isOnlyCopy }
    else if ((await based) === undefined) {
      has = null
      await keep(draft, isOnlyCopy)
    }
  }
  const forgetBase = async () => {
    const tx = (await localStores()).transaction(['steps', 'bases'], 'readwrite')
    if ((await tx.objectStore('steps').getKey(key)) === undefined) {
      has = null
      await tx.objectStore('bases').delete(key)
    }
    await tx.done
  }
  return {
    keep,
    clear: async () => {
      const tx = (await localStores()).transaction('steps', 'readwrite')
      const cleared = tx.store.delete(key)
      tx.commit() // as above
      clearTimeout(resting)
      resting = setTimeout(() => void forgetBase().catch(() => {}), restOfBase)
      await Promise.all([cleared, tx.done])
    },
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
