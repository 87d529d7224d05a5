import { v4 } from 'uuid'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import type { StepBatch } from '#lib/document-types.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { Addition } from './addition.ts'
import { applyBatch, sizeProblem } from './apply-batch.ts'
import type { addStepsInput } from './input.ts'
import { type LockedArticle, lockArticle } from './lock-article.ts'
import { mustSuggest } from './must-suggest.ts'
import { runTogether } from './run-together.ts'
import { may } from './stages.ts'
import { SuggestsOnly } from './suggests-only.ts'

/**
 * `batches` is the log since the version that the writer saw; steps of which nothing was left are missing in it. `slug` follows the
 * headline. `details` is the version of the story's details. `mustSuggest`: this person changes the text by suggestions only, from now on.
 */
export type AddedSteps = {
  version: number
  savedAt: Date
  slug: string | null
  details: number
  mustSuggest: boolean
  batches: StepBatch[]
}
export type AddStepsProblem = 'stale' | 'wrong-stage' | 'too-long' | 'bad-document' | 'someone-else'

type SentSteps = z.output<typeof addStepsInput>
type Sent = { person: Person; sent: SentSteps }
type Added = Outcome<AddedSteps, AddStepsProblem>

/** The most batches of one transaction: as many as may write in a story at the same time. */
const mostTogether = 50

/**
 * Adds a batch of steps to the log of a draft, mapped over what others wrote since `seenVersion`, so that no writer has to try again. The
 * same batch sent twice is added once. 'stale' only when the log does not reach back to that version: its detail is the whole text.
 */
export async function addSteps(person: Person, sent: SentSteps): Promise<Added> {
  if (sent.writer !== person.id) return no('someone-else')
  return add(sent.articleId, { person, sent })
}

/**
 * One transaction for what arrives while the one before runs: the story is locked, read and written once for all of it, so that the twentieth
 * writer need not wait for nineteen, and those who write in one story hold one connection of the pool.
 */
const add = runTogether(addTogether, mostTogether)

async function addTogether(articleId: string, all: readonly Sent[]): Promise<PromiseSettledResult<Added>[]> {
  return transaction(async (tx) => {
    // Without waiting for each other's answers. The first one waits for the lock; then it is held.
    const locked = await Promise.allSettled(all.map(({ person }) => lockArticle(tx, person, articleId)))
    const [seen] = locked.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
    if (!seen) return locked.map(asRefused)
    const addition = await Addition.begin(
      tx,
      seen,
      all.map(({ sent }) => sent),
    )
    const results: PromiseSettledResult<Outcome<Accepted, AddStepsProblem>>[] = []
    // One after the other: each is mapped over the ones before it.
    for (const [at, each] of all.entries()) {
      const article = locked[at]
      results.push(article?.status === 'fulfilled' ? await settle(addOne(addition, article.value, each)) : asRefused(article))
    }
    const written = await addition.write()
    return results.map((result) => {
      if (result.status === 'rejected' || !result.value.ok) return result as PromiseSettledResult<Added> // the answer does not change
      const { since, ...accepted } = result.value.value
      return { status: 'fulfilled', value: done({ ...accepted, ...written, batches: [...since, ...addition.batches] }) }
    })
  })
}

/** Whoever may not see the story, or not write in it, is told so by what was thrown. */
const asRefused = (result: PromiseSettledResult<LockedArticle> | undefined): PromiseRejectedResult => ({
  status: 'rejected',
  reason: result?.status === 'rejected' ? result.reason : new NotFound('the article'),
})

const settle = async <Result>(work: Promise<Result>): Promise<PromiseSettledResult<Result>> => (await Promise.allSettled([work]))[0]

/** A batch that is in the log now, or was before: `since` is the log from what its writer saw to where this transaction began. */
type Accepted = { since: StepBatch[]; details: number; mustSuggest: boolean }

async function addOne(addition: Addition, article: LockedArticle, { person, sent }: Sent): Promise<Outcome<Accepted, AddStepsProblem>> {
  authorise(person, 'suggest in a story', article)
  if (!may('save', article.stage)) return no('wrong-stage', { stage: article.stage })
  const wrong = sizeProblem(sent.steps)
  if (wrong) return no(wrong.problem, wrong.detail)
  const since = await addition.since(sent.seenVersion)
  if (!since) return no('stale', await addition.textBefore())
  const must = mustSuggest(person, article)
  const accepted = done({ since, details: article.version, mustSuggest: must })
  if (addition.has(sent.batchId)) return accepted
  const others = must ? await addition.othersSuggestions(person, sent.steps) : null
  const made = applyBatch(addition.doc, [...since, ...addition.batches], sent.steps, others && new SuggestsOnly((id) => !others.has(id)))
  if ('problem' in made) return no(made.problem, made.detail)
  if (made.placed.length === 0) return accepted
  addition.take(person, made, [
    { id: sent.batchId, placed: made.placed },
    // A batch of its own: the writer's screen takes it like a colleague's.
    { id: v4(), placed: made.cleaning },
  ])
  return accepted
}
