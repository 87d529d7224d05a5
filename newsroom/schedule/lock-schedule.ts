import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { articles } from '#db/schema/articles.ts'
import { feeds } from '#db/schema/feed.ts'
import type { AuditSubject } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { orNull } from '#lib/outcome.ts'
import { lockFeedsOfBreaking } from '#newsroom/breaking/lock-breaking.ts'

/**
 * A schedule's row, locked until the transaction ends, and before it that of its article and that of its feed, in the order of all verbs.
 * Null: there is none. Whether it is due, or too late, is for Postgres' clock to say.
 */
export async function lockSchedule(tx: Transaction, id: string) {
  const [about] = await tx
    .select({ kind: schedules.kind, articleId: schedules.articleId, feedId: schedules.feedId, subjectId: schedules.subjectId })
    .from(schedules)
    .where(eq(schedules.id, id))
  if (about?.articleId) await tx.select({ id: articles.id }).from(articles).where(eq(articles.id, about.articleId)).for('update')
  // Breaking news may have got a language since, whose feed is locked before that of its schedule.
  if (about?.kind === 'end-breaking' && about.subjectId) await lockFeedsOfBreaking(tx, about.subjectId).catch(orNull)
  if (about?.feedId) await tx.select({ id: feeds.id }).from(feeds).where(eq(feeds.id, about.feedId)).for('no key update')
  const [schedule] = await tx
    .select({
      id: schedules.id,
      kind: schedules.kind,
      articleId: schedules.articleId,
      feedId: schedules.feedId,
      subjectId: schedules.subjectId,
      at: schedules.at,
      preparedVersion: schedules.preparedVersion,
      isPart: schedules.isPart,
      seenRevision: schedules.seenRevision,
      plannedBy: schedules.plannedBy,
      ending: schedules.ending,
      isOpen: sql<boolean>`${schedules.ending} is null or ${schedules.ending} in ('held', 'failed')`,
      isDue: sql<boolean>`${schedules.endedAt} is null and ${schedules.at} <= now()`,
      isTooLate: sql<boolean>`${qualify(schedules.at)} < now() - make_interval(mins => coalesce((select setting.schedule_limit from newsroom setting), 60))`,
    })
    .from(schedules)
    .where(eq(schedules.id, id))
    .for('update')
  return schedule ?? null
}

export type LockedSchedule = NonNullable<Awaited<ReturnType<typeof lockSchedule>>>

/** What an audit row and an alarm say of a schedule. */
export const subjectOf = ({ id, articleId }: Pick<LockedSchedule, 'id' | 'articleId'>): { kind: AuditSubject; id: string } =>
  articleId ? { kind: 'article', id: articleId } : { kind: 'schedule', id }
