import { and, desc, eq, gt, isNull, ne, notExists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { type CheckedKind, outsideChecks } from '#db/schema/outside-checks.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

export type NewestCheck = {
  articleId: string
  headline: string
  kind: CheckedKind
  since: Date
  /** How many spots there are, how many show the change, and how many are red. */
  spots: { all: number; seen: number; red: number }
  /** Milliseconds until the last spot that was seen. */
  slowest: number | null
}

/** The most checks that are listed. */
const most = 10
/** Days for which a red check is counted. */
const redFor = 7

/** What the worker looked at last, the newest first, without what is not looked at any more because the story changed again. */
export async function newestChecks(person: Person): Promise<NewestCheck[]> {
  authorise(person, 'see the health')
  const rows = await database()
    .select({
      articleId: outsideChecks.articleId,
      headline: drafts.headline,
      kind: outsideChecks.kind,
      since: outsideChecks.countedFrom,
      spots: outsideChecks.spots,
      red: outsideChecks.redCount,
    })
    .from(outsideChecks)
    .innerJoin(drafts, eq(drafts.articleId, outsideChecks.articleId))
    .where(or(isNull(outsideChecks.ending), ne(outsideChecks.ending, 'superseded')))
    .orderBy(desc(outsideChecks.changeId))
    .limit(most)
  return rows.map(({ spots, red, ...row }) => {
    const times = spots.flatMap(({ after }) => after ?? [])
    return { ...row, spots: { all: spots.length, seen: times.length, red }, slowest: times.length > 0 ? Math.max(...times) : null }
  })
}

const newer = alias(outsideChecks, 'newer')

/** How many stories have a last change that readers do not find everywhere. */
export async function countRed(person: Person): Promise<number> {
  authorise(person, 'see the health')
  const [row] = await database()
    .select({ count: sql<number>`count(*)::int` })
    .from(outsideChecks)
    .where(
      and(
        sql`${outsideChecks.redCount} > 0`,
        gt(outsideChecks.countedFrom, sql`now() - make_interval(days => ${redFor})`),
        notExists(
          database()
            .select({ id: newer.changeId })
            .from(newer)
            .where(and(eq(newer.articleId, outsideChecks.articleId), gt(newer.changeId, outsideChecks.changeId))),
        ),
      ),
    )
  return row?.count ?? 0
}
