import type { BegunStory } from '#components/editor/local/kept.ts'
import { localStores } from '#components/editor/local/local-stores.ts'
import type { Language } from '#lib/languages.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'

type Begun = Outcome<unknown, 'someone-else' | RequestProblem>

/** Creates a story that was begun without a network; afterwards it does nothing. Throws without an answer of the newsroom. */
export type BeginStory = { now: () => Promise<Begun>; isMade: () => boolean }

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

/** Creates it in the newsroom, which does so once, and for who began it alone. Throws without its answer. */
export async function createBegun({ key, articleId, personId, language }: BegunStory): Promise<Begun> {
  const answer = await fetch(`/desk/articles/${articleId}/begin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ language, writer: personId }),
    signal: AbortSignal.timeout(longestAnswer),
  })
  if (!answer.headers.get('content-type')?.startsWith('application/json')) throw new Error(`beginning a story answered ${answer.status}`)
  const begun = (await answer.json()) as Begun // what the endpoint answers (app/desk/articles/[id]/begin)
  if (begun.ok) await (await localStores()).delete('begun', key)
  return begun
}

/** The stories of this person that were begun here and not opened since: created now. Those that the newsroom has now, by their ids. */
export async function createAllBegun(personId: string): Promise<string[]> {
  const begun = (await (await localStores()).getAll('begun')).filter((story) => story.personId === personId)
  const made = await Promise.all(
    begun.map((story) =>
      createBegun(story).then(
        ({ ok }) => (ok ? [story.articleId] : []),
        () => [],
      ),
    ),
  )
  return made.flat()
}

export function beginOnce(story: BegunStory): BeginStory {
  let [making, isMade]: [Promise<Begun> | null, boolean] = [null, false]
  const make = async () => {
    try {
      const begun = await createBegun(story)
      isMade = begun.ok
      return begun
    } finally {
      if (!isMade) making = null
    }
  }
  return { isMade: () => isMade, now: () => (making ??= make()) }
}

/** Actions of a story that is created first. Why it could not be is said of its text. */
export function actionsAfter<Actions extends object>(begin: BeginStory, actions: Actions): Actions {
  const wrap = (action: unknown): unknown => {
    if (typeof action === 'function')
      return async (...sent: unknown[]) => {
        const begun = await begin.now()
        if (!begun.ok) throw new Error(`the story was not created: ${begun.problem}`)
        return action(...sent)
      }
    return action instanceof Object ? actionsAfter(begin, action) : action
  }
  return Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, wrap(action)])) as Actions // of the same names and types
}
