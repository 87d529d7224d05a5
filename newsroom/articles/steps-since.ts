import { and, asc, count, eq, gt, sql, sum } from 'drizzle-orm'
import type { z } from 'zod'
import { database, type Reading } from '#db/client.ts'
import { draftSteps, drafts } from '#db/schema/articles.ts'
import type { StepBatch } from '#lib/document-types.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { stepsInput } from './input.ts'
import { newestText } from './newest-text.ts'
import { storyFor } from './story-for.ts'

/**
 * The most that is read of a log at once: rows, bytes as Postgres stores them, and characters, because it stores what repeats itself in a
 * hundredth of them. A screen that is further behind takes the whole text.
 */
export const mostOfLog = { rows: 2000, bytes: 1_000_000, characters: 5_000_000 }
/** The characters of a stored byte: hardly more. */
export const mostCompressed = 200

/**
 * The log of a draft after `version`, oldest first. Null when it does not reach back so far (a restored or imported story), or when that is
 * more than a screen can be behind.
 */
export async function stepsSince(reading: Reading, articleId: string, version: number, newest: number): Promise<StepBatch[] | null> {
  if (version === newest) return []
  const rows = await readLog(reading, articleId, version)
  return rows?.at(-1)?.version === newest ? rows : null
}

/** What a story's log has after `version`, for those who write in it now; null when that does not follow on it, or is no small piece. */
export async function newestSteps(reading: Reading, articleId: string, version: number): Promise<StepBatch[] | null> {
  return readLog(reading, articleId, version, { rows: 200, bytes: 20_000, characters: 60_000 })
}

/** The rows after `version`; null when there are too many, or when the first of them does not begin there. */
async function readLog(reading: Reading, articleId: string, version: number, most = mostOfLog): Promise<StepBatch[] | null> {
  if (await isTooMuch(reading, articleId, version, most)) return null
  const rows = await reading
    .select({
      id: draftSteps.batchId,
      from: draftSteps.fromVersion,
      version: draftSteps.version,
      personId: draftSteps.personId,
      steps: draftSteps.steps,
      origins: draftSteps.origins,
    })
    .from(draftSteps)
    .where(and(eq(draftSteps.articleId, articleId), gt(draftSteps.version, version)))
    .orderBy(asc(draftSteps.version))
  return rows.every((row, at) => row.from === (rows[at - 1]?.version ?? version)) ? rows : null
}

/** Whether the rows after a version are more than may be read. Only their sizes are, and their characters only where they may be many. */
export async function isTooMuch(reading: Reading, articleId: string, version: number, most = mostOfLog): Promise<boolean> {
  const isAfter = and(eq(draftSteps.articleId, articleId), gt(draftSteps.version, version))
  const after = reading
    .select({ bytes: sql<number>`pg_column_size(${draftSteps.steps}) + pg_column_size(${draftSteps.undo})`.as('bytes') })
    .from(draftSteps)
    .where(isAfter)
    .limit(most.rows + 1)
    .as('after')
  const [size] = await reading.select({ rows: count(), bytes: sum(after.bytes).mapWith(Number) }).from(after)
  const { rows = 0, bytes = 0 } = size ?? {}
  if (rows > most.rows || bytes > most.bytes) return true
  if (bytes * mostCompressed <= most.characters) return false
  const characters = sum(sql`length(${draftSteps.steps}::text) + length(${draftSteps.undo}::text)`).mapWith(Number)
  const [written] = await reading.select({ characters }).from(draftSteps).where(isAfter)
  return (written?.characters ?? 0) > most.characters
}

/** What others wrote into a story since a version, for its open screen. The detail of 'stale' is the whole text (NewerText). */
export async function stepsFor(
  person: Person,
  { articleId, seenVersion }: z.output<typeof stepsInput>,
): Promise<Outcome<{ version: number; savedAt: Date; details: number; batches: StepBatch[] }, 'stale'>> {
  return database().transaction(
    async (tx) => {
      const story = await storyFor(tx, person, articleId)
      authorise(person, 'see a story', story)
      const [draft] = await tx
        .select({ version: drafts.version, savedAt: drafts.updatedAt })
        .from(drafts)
        .where(eq(drafts.articleId, articleId))
      if (!draft) throw new Error(`article ${articleId} has no draft`)
      const batches = await stepsSince(tx, articleId, seenVersion, draft.version)
      return batches ? done({ ...draft, details: story.version, batches }) : no('stale', await newestText(tx, articleId))
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}
