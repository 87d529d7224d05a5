import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { standingSchedule } from '#newsroom/articles/cancel-schedules.ts'
import type { Embargo } from '#newsroom/articles/embargo.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { meantTime, type TimeProblem } from '#newsroom/articles/meant-time.ts'
import { may } from '#newsroom/articles/stages.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { setEmbargoInput } from './input.ts'
import { stopTryingLinks } from './stop-trying-links.ts'

export type EmbargoProblem = TimeProblem | 'wrong-stage' | 'needs-reason'

/**
 * Puts a story under embargo, or moves its embargo. Until then no verb publishes or updates it, and nothing of its draft leaves the
 * newsroom; what readers have of it already stays. An earlier time than before takes an editor and a reason, like lifting it. Refused for
 * a time that the clocks of the zone skip, and for one that they show twice until the person says which (meant-time.ts). `overtakes`: the time of a plan that lies before, and will be held.
 */
export async function setEmbargo(
  person: Person,
  { articleId, wallTime, zone, fold, reason }: z.output<typeof setEmbargoInput>,
): Promise<Outcome<{ version: number; embargo: Embargo; overtakes: Date | null }, EmbargoProblem>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'set an embargo', article)
    if (!may('embargo', article.stage)) return no('wrong-stage', { stage: article.stage })
    const time = await meantTime(tx, { wallTime, zone, fold })
    if (!time.ok) return time
    const until = time.value
    const before = article.embargo
    if (before && until < before.until) {
      authorise(person, 'lift an embargo', article)
      if (reason === '') return no('needs-reason')
    }
    const embargo = { until, wall: wallTime, zone, reason: reason || before?.reason || '' }
    const version = article.version + 1
    await tx
      .update(articles)
      .set({
        embargoUntil: until,
        embargoWall: wallTime,
        embargoZone: zone,
        embargoReason: embargo.reason,
        version,
        updatedAt: now,
      })
      .where(eq(articles.id, articleId))
    await stopTryingLinks(tx, articleId)
    await record(tx, person, 'set-embargo', { kind: 'article', id: articleId }, { ...embargo, before: before?.until ?? null })
    const plan = await standingSchedule(tx, articleId)
    return done({ version, embargo, overtakes: plan && !plan.ending && plan.at < until ? plan.at : null })
  })
}
