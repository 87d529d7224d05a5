import { eq, sql } from 'drizzle-orm'
import { database, type Reading } from '#db/client.ts'
import { type CheckedKind, outsideChecks, type Spot } from '#db/schema/outside-checks.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { Way } from './ask-site.ts'
import { inTime } from './limits.ts'
import { type Change, newestChange } from './newest-change.ts'

export type ShownSpot = Spot & {
  /** 'seen': in time. 'seen-late': after more than that. 'waiting': not yet, and there is time. 'red': not in time, and not yet. */
  state: 'seen' | 'seen-late' | 'waiting' | 'red'
}

export type OutsideCheck = {
  kind: CheckedKind
  /**
   * 'looking': also in the pauses between two looks. 'over': the worker has given up, or has seen all. 'waiting': it has not begun.
   * 'none': it did not look at this change.
   */
  state: 'waiting' | 'looking' | 'over' | 'none'
  /** When the change was made, or when somebody asked to look again. */
  since: Date
  isAsked: boolean
  way: Way | null
  spots: ShownSpot[]
}

/** Milliseconds that the worker has to begin. */
const beginsWithin = 10_000

/** What the worker saw from outside after the newest change of a story; null before the first change. */
export async function checkOf(person: Person, articleId: string): Promise<OutsideCheck | null> {
  authorise(person, 'see a story', await storyFor(database(), person, articleId))
  const change = await newestChange(database(), articleId)
  return change && readCheck(database(), change)
}

async function readCheck(reading: Reading, { changeId, kind, age }: Change): Promise<OutsideCheck> {
  const [row] = await reading
    .select({
      spots: outsideChecks.spots,
      since: outsideChecks.countedFrom,
      isAsked: outsideChecks.isAsked,
      way: outsideChecks.way,
      endedAt: outsideChecks.endedAt,
      age: sql<number>`(extract(epoch from clock_timestamp() - ${outsideChecks.countedFrom}) * 1000)::float8`,
    })
    .from(outsideChecks)
    .where(eq(outsideChecks.changeId, changeId))
  if (!row)
    return { kind, state: age < beginsWithin ? 'waiting' : 'none', since: new Date(Date.now() - age), isAsked: false, way: null, spots: [] }
  const { spots, endedAt, age: counted, ...facts } = row
  return { kind, ...facts, state: endedAt ? 'over' : 'looking', spots: spots.map((spot) => ({ ...spot, state: stateOf(spot, counted) })) }
}

function stateOf({ after }: Spot, age: number): ShownSpot['state'] {
  if (after !== null) return after <= inTime ? 'seen' : 'seen-late'
  return age > inTime ? 'red' : 'waiting'
}
