import type { KeptStory } from './kept.ts'
import { localStores } from './local-stores.ts'

export async function keepText(articleId: string, personId: string, text: { version: number; doc: unknown }): Promise<void> {
  await (await localStores()).put('stories', { ...text, key: `${articleId}/${personId}`, articleId, personId, keptAt: Date.now() })
}

export const keptText = async (articleId: string, personId: string): Promise<KeptStory | undefined> =>
  (await localStores()).get('stories', `${articleId}/${personId}`)

/** The story is gone, or this person may not see it any more. Words that the newsroom does not have keep their text. */
export async function forgetText(articleId: string, personId: string): Promise<void> {
  const tx = (await localStores()).transaction(['stories', 'steps', 'unsent'], 'readwrite')
  const own = IDBKeyRange.only([articleId, personId])
  const waiting = await Promise.all([tx.objectStore('steps'), tx.objectStore('unsent')].map((store) => store.index('story').count(own)))
  if (waiting.every((count) => count === 0)) await tx.objectStore('stories').delete(`${articleId}/${personId}`)
  await tx.done
}

/**
 * Deletes the texts that are kept for anybody but this person, and those that a page left which was closed soon after its last word was
 * saved. Words that the newsroom does not have yet stay until their writer returns.
 */
export async function forgetOthers(personId: string | null): Promise<void> {
  const { held = [] } = (await navigator.locks?.query()) ?? {}
  const open = held.flatMap(({ name }) => name ?? []) // each editor holds a lock of its key (local-drafts.ts)
  const tx = (await localStores()).transaction(['stories', 'steps', 'bases'], 'readwrite')
  const [stories, bases] = [tx.objectStore('stories'), tx.objectStore('bases')]
  for (const story of await stories.getAll()) if (story.personId !== personId) await stories.delete(story.key)
  const needed = new Set([...open, ...(await tx.objectStore('steps').getAllKeys())])
  for (const key of await bases.getAllKeys()) if (!needed.has(key)) await bases.delete(key)
  await tx.done
}
