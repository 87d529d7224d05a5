import { desc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { database, type Reading } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { schedules } from '#db/schema/schedules.ts'
import { candidateOf } from '#newsroom/articles/candidate.ts'
import { preparedStory } from '#newsroom/articles/prepared-story.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import { type UnpublishedChange, unpublishedChanges } from '#newsroom/articles/unpublished-changes.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { schedulesInput } from './input.ts'

type Row = typeof schedules.$inferSelect

/** A schedule as the desk shows it. `ending` null: it stands; 'held' and 'failed' wait for an answer, with the reason. */
export type ShownSchedule = Pick<
  Row,
  'id' | 'kind' | 'feedId' | 'subjectId' | 'at' | 'wallTime' | 'zone' | 'preparedVersion' | 'endedAt' | 'ending' | 'reason' | 'detail'
> & {
  /** The person's name. */
  plannedBy: string
  /** Null: the program. */
  endedBy: string | null
  /** Of a story that is still to go out: what was changed in the draft since it was approved. */
  changedSince: UnpublishedChange[]
}

/** The most schedules of a story that are shown: those that stand or wait, and the last that ended. */
const mostShown = 20

/** What is planned for a story, and what became of what was, the newest first. For everybody who may see it. */
export async function schedulesOf(person: Person, { articleId }: z.output<typeof schedulesInput>): Promise<ShownSchedule[]> {
  return database().transaction(
    async (tx) => {
      authorise(person, 'see a story', await storyFor(tx, person, articleId))
      const rows = await rowsOf(tx, articleId)
      const shown: ShownSchedule[] = []
      for (const row of rows) shown.push({ ...row, changedSince: await changedSince(tx, articleId, row) })
      return shown
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

function rowsOf(reading: Reading, articleId: string) {
  const ender = alias(people, 'ender')
  return reading
    .select({
      id: schedules.id,
      kind: schedules.kind,
      feedId: schedules.feedId,
      subjectId: schedules.subjectId,
      at: schedules.at,
      wallTime: schedules.wallTime,
      zone: schedules.zone,
      preparedVersion: schedules.preparedVersion,
      endedAt: schedules.endedAt,
      ending: schedules.ending,
      reason: schedules.reason,
      detail: schedules.detail,
      plannedBy: people.name,
      endedBy: ender.name,
    })
    .from(schedules)
    .innerJoin(people, eq(people.id, schedules.plannedBy))
    .leftJoin(ender, eq(ender.id, schedules.endedBy))
    .where(eq(schedules.articleId, articleId))
    .orderBy(desc(schedules.createdAt))
    .limit(mostShown)
}

async function changedSince(
  reading: Reading,
  articleId: string,
  { preparedVersion, ending }: Pick<Row, 'preparedVersion' | 'ending'>,
): Promise<UnpublishedChange[]> {
  if (preparedVersion === null || ending === 'done' || ending === 'cancelled') return []
  return unpublishedChanges(reading, await preparedStory(reading, articleId, preparedVersion), await candidateOf(reading, articleId))
}
