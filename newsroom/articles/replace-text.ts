import { v4 } from 'uuid'
import { database } from '#db/client.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type AddedSteps, type AddStepsProblem, addSteps } from './add-steps.ts'
import { documentProblem, isDocument } from './document.ts'
import { draftAt } from './draft-at.ts'
import type { DraftText } from './draft-text.ts'
import { stepsToJson } from './parse-steps.ts'
import { stepBetween } from './step-between.ts'
import { storyFor } from './story-for.ts'
import { storyOf } from './story-schema.ts'

/**
 * Writes a whole text over the one that stood at `seenVersion`, as one step between the two: what others wrote elsewhere since stays. For
 * programs that know only the result (the demo, tests); the editor sends its own steps.
 */
export async function replaceText(
  person: Person,
  {
    articleId,
    seenVersion,
    headline,
    dek,
    body,
  }: Pick<DraftText, 'headline' | 'dek'> & { articleId: string; seenVersion: number; body: unknown },
): Promise<Outcome<Pick<AddedSteps, 'version'>, AddStepsProblem>> {
  authorise(person, 'save a story', await storyFor(database(), person, articleId))
  const seen = await draftAt(database(), articleId, seenVersion)
  if (!seen) return no('stale')
  if (!isDocument(body)) return no('bad-document', documentProblem(body) ?? {})
  const step = stepBetween(storyOf(seen), storyOf({ headline, dek, body }))
  if (!step) return done({ version: seenVersion })
  return addSteps(person, { articleId, seenVersion, batchId: v4(), steps: stepsToJson([step]), writer: person.id })
}
