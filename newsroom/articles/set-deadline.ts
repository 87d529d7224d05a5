import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { setDeadlineInput } from './input.ts'
import { lockArticle } from './lock-article.ts'
import { meantTime, type TimeProblem } from './meant-time.ts'
import { may } from './stages.ts'

/**
 * Says when a story is to be ready, or moves that time. It must be to come. Nothing happens to the story at that time; lists and the
 * calendar say that it is overdue. Publishing or updating the story ends the deadline (publish-candidate.ts).
 */
export async function setDeadline(
  person: Person,
  { articleId, wallTime, zone, fold }: z.output<typeof setDeadlineInput>,
): Promise<Outcome<{ version: number; at: Date }, TimeProblem | 'wrong-stage'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'set a deadline', article)
    if (!may('assign', article.stage)) return no('wrong-stage', { stage: article.stage })
    const time = await meantTime(tx, { wallTime, zone, fold })
    if (!time.ok) return time
    const at = time.value
    if (article.deadlineAt?.getTime() === at.getTime()) return done({ version: article.version, at })
    const version = article.version + 1
    await tx
      .update(articles)
      .set({ deadlineAt: at, deadlineWall: wallTime, deadlineZone: zone, version, updatedAt: now })
      .where(eq(articles.id, articleId))
    const detail = { at: at.toISOString(), wallTime, zone, before: article.deadlineAt?.toISOString() ?? null }
    await record(tx, person, 'set-deadline', { kind: 'article', id: articleId }, detail)
    return done({ version, at })
  })
}
