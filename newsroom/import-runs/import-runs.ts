import { desc, eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { importRuns as rows } from '#db/schema/import-runs.ts'
import { people } from '#db/schema/people.ts'
import type { ImportChoices, ImportCounts, ImportMode, ImportState, LossCount } from '#lib/import-runs.ts'
import { NotFound } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { mostRuns } from './add-import.ts'

export type ImportRun = {
  id: string
  fileName: string
  bytes: number
  received: number
  state: ImportState
  mode: ImportMode
  format: string | null
  choices: ImportChoices | null
  read: number
  counts: ImportCounts
  picturesFetched: number
  picturesFailed: number
  losses: LossCount[]
  problem: string | null
  isStopAsked: boolean
  createdBy: string
  createdAt: Date
  endedAt: Date | null
}

const columns = {
  id: rows.id,
  fileName: rows.fileName,
  bytes: rows.bytes,
  received: rows.received,
  state: rows.state,
  mode: rows.mode,
  format: rows.format,
  choices: rows.choices,
  read: rows.read,
  counts: rows.counts,
  picturesFetched: rows.picturesFetched,
  picturesFailed: rows.picturesFailed,
  losses: rows.losses,
  problem: rows.problem,
  isStopAsked: rows.isStopAsked,
  createdBy: people.name,
  createdAt: rows.createdAt,
  endedAt: rows.endedAt,
}

/** The files that were brought in by the desk, the newest first. */
export async function importRuns(admin: Person): Promise<ImportRun[]> {
  authorise(admin, 'move the newsroom')
  return database()
    .select(columns)
    .from(rows)
    .innerJoin(people, eq(people.id, rows.createdBy))
    .orderBy(desc(rows.createdAt), desc(rows.id))
    .limit(mostRuns)
}

/** One of them, as it is at this moment. */
export async function importRun(admin: Person, importId: string): Promise<ImportRun> {
  authorise(admin, 'move the newsroom')
  const [run] = await database().select(columns).from(rows).innerJoin(people, eq(people.id, rows.createdBy)).where(eq(rows.id, importId))
  if (!run) throw new NotFound(`no import ${importId}`)
  return run
}
