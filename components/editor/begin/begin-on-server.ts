import type { BegunStory } from '#components/editor/local/kept.ts'
import { localStores } from '#components/editor/local/local-stores.ts'
import type { Language } from '#lib/languages.ts'

/** Creates a story that was begun without a network. Throws while that is not possible; afterwards it does nothing. */
export type BeginStory = { now: () => Promise<void>; isMade: () => boolean }

const keyOf = (articleId: string, personId: string) => `${articleId}/${personId}`

export async function keepBegun(articleId: string, personId: string, language: Language): Promise<BegunStory> {
  const begun = { key: keyOf(articleId, personId), articleId, personId, language, keptAt: Date.now() }
  await (await localStores()).put('begun', begun)
  return begun
}

export const findBegun = async (articleId: string, personId: string): Promise<BegunStory | undefined> =>
  (await localStores()).get('begun', keyOf(articleId, personId))

/** Milliseconds. */
const longestAnswer = 15_000

/** Creates it in the newsroom, which does so once. Throws without its answer. */
export async function createBegun({ key, articleId, language }: Pick<BegunStory, 'key' | 'articleId' | 'language'>): Promise<void> {
  const answer = await fetch(`/desk/articles/${articleId}/begin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ language }),
    signal: AbortSignal.timeout(longestAnswer),
  })
  if (!answer.ok) throw new Error(`beginning a story answered ${answer.status}`)
  await (await localStores()).delete('begun', key)
}

/** The stories of this person that were begun here and not opened since: created now. Those that the newsroom has now, by their ids. */
export async function createAllBegun(personId: string): Promise<string[]> {
  const begun = (await (await localStores()).getAll('begun')).filter((story) => story.personId === personId)
  const made = await Promise.all(
    begun.map((story) =>
      createBegun(story).then(
        () => [story.articleId],
        () => [],
      ),
    ),
  )
  return made.flat()
}

export function beginOnce(story: BegunStory): BeginStory {
  let [making, isMade]: [Promise<void> | null, boolean] = [null, false]
  const make = async () => {
    await createBegun(story)
    isMade = true
  }
  return {
    isMade: () => isMade,
    now: () =>
      (making ??= make().catch((error) => {
        making = null
        throw error
      })),
  }
}

/** Actions of a story that is created first. */
export function actionsAfter<Actions extends object>(begin: BeginStory, actions: Actions): Actions {
  const wrap = (action: unknown): unknown => {
    if (typeof action === 'function')
      return async (...sent: unknown[]) => {
        await begin.now()
        return action(...sent)
      }
    return action instanceof Object ? actionsAfter(begin, action) : action
  }
  return Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, wrap(action)])) as Actions // of the same names and types
}
