import type { LocalCopy } from './kept.ts'
import { localStores } from './local-stores.ts'

/** Milliseconds that the document stays after its steps were deleted: most often the next key comes soon. */
const restOfBase = 2_000

/** What one open editor keeps on this device: its steps, which are put with every key, and the document, which is put when it is another. */
export function ownRecord(whose: { key: string; articleId: string; personId: string }): LocalCopy {
  const record = () => ({ ...whose, keptAt: Date.now() })
  const { key } = whose
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
  }
}
