import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { findSchedule } from './find-schedule.ts'
import type { useNewestInput } from './input.ts'
import { approve } from './prepare-story.ts'
import type { PrepareProblem } from './ran.ts'

/** Replaces the story that a schedule will publish by the one on the editor's screen. Time and planner stay. */
export async function useNewest(
  person: Person,
  { id, ...approved }: z.output<typeof useNewestInput>,
): Promise<Outcome<{ preparedVersion: number }, PrepareProblem | 'ended'>> {
  authorise(person, 'schedule a story')
  return transaction(async (tx) => {
    const found = await findSchedule(tx, id)
    if (!found.ok) return found
    const { articleId, preparedVersion: before, at } = found.value
    if (!articleId || !before) return no('gone')
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'publish a story', article)
    const approvedAs = await approve(tx, person, article, approved, at)
    if (!approvedAs.ok) return approvedAs
    const { preparedVersion, isPart, seenRevision } = approvedAs.value
    await tx.update(schedules).set({ preparedVersion, isPart, seenRevision }).where(eq(schedules.id, id))
    const detail = { schedule: id, from: before, to: preparedVersion }
    await record(tx, person, 'use-newest', { kind: 'article', id: articleId }, detail)
    return done({ preparedVersion })
  })
}
