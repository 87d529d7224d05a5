import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { count, desc, eq, sql } from 'drizzle-orm'
import { database, now } from '#db/client.ts'
import { importLosses, importRuns } from '#db/schema/import-runs.ts'
import type { ImportChoices } from '#lib/import-runs.ts'
import { recogniseFile } from '#newsroom/formats/open-file.ts'
import type { Allows } from '#newsroom/formats/public-agents.ts'
import type { ImportResult } from '#newsroom/formats/wire-story.ts'
import { importFiles } from '#newsroom/import/import-files.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'
import { keepAnswers } from './keep-answers.ts'
import { joinPieces } from './run-files.ts'

/** Answers that are kept at once, and milliseconds between two times. */
const batchSize = 500
const keepEvery = 1_000
/** The most kinds of loss that are counted for the page. */
const mostKinds = 200

class Stopped extends Error {}

/**
 * Does what a run is to do: find out what its file is, try it, or import it. A run that broke off is done again, and then finds unchanged what
 * it had brought. `allows`: as for `Fetcher`; tests allow their own server.
 */
export async function runImport(importId: string, allows?: Allows): Promise<void> {
  const [run] = await database().select().from(importRuns).where(eq(importRuns.id, importId))
  if (!run || !['looking', 'waiting', 'running'].includes(run.state)) return
  await readPublication(database())
  const folder = await mkdtemp(join(tmpdir(), 'galley-upload-'))
  try {
    const path = join(folder, basename(run.fileName).replaceAll('\0', '') || 'file')
    await joinPieces(importId, run.pieces, path)
    if (run.mode === 'look') return await look(importId, path)
    if (run.choices === null) throw new Error('a run that was begun has choices')
    await database().update(importRuns).set({ state: 'running' }).where(eq(importRuns.id, importId))
    const isStopped = await importAll(importId, path, run.choices, run.mode === 'trial', allows)
    await end(importId, isStopped ? 'stopped' : 'done')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function look(importId: string, path: string): Promise<void> {
  const format = await recogniseFile(path)
  await database()
    .update(importRuns)
    .set(format ? { format, state: 'ready' } : { state: 'failed', endedAt: now })
    .where(eq(importRuns.id, importId))
}

/** Returns whether somebody stopped it. */
async function importAll(importId: string, path: string, choices: ImportChoices, isTrial: boolean, allows?: Allows): Promise<boolean> {
  const { as, language, site, fetchPictures } = choices
  const progressed = { read: 0, picturesFetched: 0, picturesFailed: 0 }
  let answers: ImportResult[] = []
  let isStopAsked = false
  let isStopped = false
  let keptAt = 0
  const nameFile = (text: string) => text.replaceAll(path, basename(path))
  const keep = async () => {
    const some = answers
    answers = []
    keptAt = performance.now()
    isStopAsked = (await keepAnswers(importId, some, progressed)) || isStopAsked
  }
  try {
    await importFiles(
      [path],
      { as, language, isTrial, ...(site && { site }), ...(fetchPictures && { fetchPictures: allows ?? true }) },
      {
        async taken({ source, reason, ...answer }) {
          answers.push({ ...answer, source: nameFile(source), reason: nameFile(reason) })
          if (answers.length >= batchSize || performance.now() - keptAt > keepEvery) await keep()
        },
        read(_, bytes) {
          progressed.read = bytes
          if (isStopAsked) throw new Stopped()
        },
        fetched(came, failed) {
          Object.assign(progressed, { picturesFetched: came, picturesFailed: failed })
        },
      },
    )
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    isStopped = true
  }
  await keep()
  return isStopped
}

async function end(importId: string, state: 'stopped' | 'done'): Promise<void> {
  const losses = await database()
    .select({ kind: importLosses.kind, count: count() })
    .from(importLosses)
    .where(eq(importLosses.runId, importId))
    .groupBy(importLosses.kind)
    .orderBy(desc(count()), importLosses.kind)
    .limit(mostKinds)
  await database()
    .update(importRuns)
    .set({ state, losses, isStopAsked: false, endedAt: now, ...(state === 'done' && { read: sql`${importRuns.bytes}` }) })
    .where(eq(importRuns.id, importId))
}
