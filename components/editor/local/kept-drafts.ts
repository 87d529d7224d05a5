import type { KeptDraft } from './kept.ts'
import { localStores } from './local-stores.ts'

/** What editors kept that the newsroom may not have, each with the document that it begins with: of one story and person (an index), or of all. */
export async function readDrafts(own?: IDBKeyRange): Promise<KeptDraft[]> {
  const tx = (await localStores()).transaction(['steps', 'bases'])
  const [found, bases] = await Promise.all([
    tx.objectStore('steps').index('story').getAll(own),
    tx.objectStore('bases').index('story').getAll(own),
  ])
  const docs = new Map(bases.map(({ key, doc }) => [key, doc]))
  return found.flatMap((kept) => {
    if (kept.base) return [{ ...kept, base: kept.base }]
    const { version, later, ...record } = kept
    return docs.has(kept.key) ? [{ ...record, base: { version, later, doc: docs.get(kept.key) } }] : []
  })
}
