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

/** Deletes the texts that are kept for anybody but this person. Words that the newsroom does not have yet stay until their writer returns. */
export async function forgetOthers(personId: string | null): Promise<void> {
  const tx = (await localStores()).transaction('stories', 'readwrite')
  for (const story of await tx.store.getAll()) if (story.personId !== personId) await tx.store.delete(story.key)
  await tx.done
}
