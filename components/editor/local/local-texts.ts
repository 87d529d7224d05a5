import type { KeptStory } from './kept.ts'
import { localStores } from './local-stores.ts'

export async function keepText(articleId: string, personId: string, text: { version: number; doc: unknown }): Promise<void> {
  await (await localStores()).put('stories', { ...text, key: `${articleId}/${personId}`, articleId, personId, keptAt: Date.now() })
}

export const keptText = async (articleId: string, personId: string): Promise<KeptStory | undefined> =>
  (await localStores()).get('stories', `${articleId}/${personId}`)

/** Deletes the texts that are kept for anybody but this person. Words that the newsroom does not have yet stay until their writer returns. */
export async function forgetOthers(personId: string | null): Promise<void> {
  const tx = (await localStores()).transaction('stories', 'readwrite')
  for (const story of await tx.store.getAll()) if (story.personId !== personId) await tx.store.delete(story.key)
  await tx.done
}
