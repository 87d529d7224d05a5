import { setTimeout as wait } from 'node:timers/promises'
import { and, eq, isNull } from 'drizzle-orm'
import { database, now, transaction } from '#db/client.ts'
import { later } from '#db/later.ts'
import { enqueue } from '#db/queue.ts'
import { outsideChecks, type Spot } from '#db/schema/outside-checks.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'
import { type AskSite, SiteReader, type Way } from './ask-site.ts'
import { type BegunCheck, beginCheck } from './begin-check.ts'
import { givesUpAfter, inTime } from './limits.ts'
import { isSuperseded } from './newest-change.ts'
import { problemOf, type WantedSpot } from './shows.ts'
import { wantedSpots } from './wanted-spots.ts'

/** Milliseconds between two tries of the first round, which ends with a look just after `inTime`. */
const pauses = [150, 250, 400, 600, 800]
const longestPause = 1_000
/** Seconds until the next round. */
const rest = [5, 10, 20, 40, 60]

/** How the site is asked. Tests give a site of their own. */
export type Reader = { ask: AskSite; way: Way; close: () => Promise<void> }

/**
 * Looks whether readers find a change of a story, as a reader would, at every spot that must show it. Goes on with growing pauses until
 * every spot does, for some minutes. A job of the worker, in a queue of its own: one round takes seconds, and the rounds after it are jobs
 * of their own, so that nothing else waits for a site that does not answer. Run twice, it only looks twice.
 */
export async function lookOutside(changeId: number, open: () => Reader = () => new SiteReader()): Promise<void> {
  const check = await beginCheck(changeId)
  if (!check) return
  await readPublication()
  const reader = open()
  try {
    await lookForARound(check, reader)
  } finally {
    await reader.close()
  }
}

async function lookForARound(check: BegunCheck, reader: Reader): Promise<void> {
  const begunAt = performance.now()
  const age = () => check.age + performance.now() - begunAt
  if (await isSuperseded(database(), check)) return end(check, 'superseded')
  const wanted = await wantedSpots(check)
  let spots = wanted.map((spot) => spotOf(spot, check.spots))
  if (!(await save(check, spots, age(), reader.way))) return
  for (let tries = 0; ; tries += 1) {
    spots = await lookOnce(wanted, spots, reader.ask, age)
    if (!(await save(check, spots, age(), reader.way))) return
    if (spots.every(({ after }) => after !== null)) return end(check, 'seen')
    if (check.rounds > 1 || age() > inTime) break
    await wait(Math.min(pauses[tries] ?? longestPause, inTime + 100 - age()))
  }
  if (age() > givesUpAfter) return end(check, 'unseen')
  const seconds = rest[Math.min(check.rounds, rest.length) - 1] ?? 60
  const { changeId } = check
  await transaction(async (tx) => enqueue(tx, 'look-outside', { changeId }, String(changeId), await later(tx, seconds * 1_000)))
}

/** A spot as it stood in the round before; what was seen is not looked at again. */
function spotOf({ name, path }: WantedSpot, before: readonly Spot[]): Spot {
  return before.find((spot) => spot.name === name && spot.path === path) ?? { name, path, after: null, problem: null }
}

/** Asks for each path of the spots that were not seen yet once, all at the same time. */
async function lookOnce(wanted: readonly WantedSpot[], spots: readonly Spot[], ask: AskSite, age: () => number): Promise<Spot[]> {
  const paths = [...new Set(spots.filter(({ after }) => after === null).map(({ path }) => path))]
  const answers = new Map(await Promise.all(paths.map(async (path) => [path, { answer: await ask(path), at: age() }] as const)))
  return spots.map((spot) => {
    const answered = answers.get(spot.path)
    const expected = wanted.find(({ name }) => name === spot.name)?.expected
    if (spot.after !== null || !answered || !expected) return spot
    const { name, path } = spot
    const found = problemOf(answered.answer, expected)
    return found ? { name, path, after: null, ...found } : { name, path, after: Math.max(0, Math.round(answered.at)), problem: null }
  })
}

/** Writes what was found; false when the check has ended meanwhile: the story is gone, or somebody asked to look again. */
async function save({ changeId, rounds }: BegunCheck, spots: Spot[], age: number, way: Way): Promise<boolean> {
  const redCount = age > inTime ? spots.filter(({ after }) => after === null).length : 0
  const saved = await database()
    .update(outsideChecks)
    .set({ spots, redCount, way })
    .where(and(eq(outsideChecks.changeId, changeId), eq(outsideChecks.rounds, rounds), isNull(outsideChecks.endedAt)))
    .returning({ changeId: outsideChecks.changeId })
  return saved.length > 0
}

async function end({ changeId, rounds }: BegunCheck, ending: 'seen' | 'unseen' | 'superseded'): Promise<void> {
  await database()
    .update(outsideChecks)
    .set({ ending, endedAt: now, ...(ending === 'superseded' && { redCount: 0 }) })
    .where(and(eq(outsideChecks.changeId, changeId), eq(outsideChecks.rounds, rounds), isNull(outsideChecks.endedAt)))
}

/** After the job itself failed for good: nobody looks any more, and somebody can ask again. */
export async function giveUpLook(changeId: number): Promise<void> {
  await database()
    .update(outsideChecks)
    .set({ ending: 'unseen', endedAt: now })
    .where(and(eq(outsideChecks.changeId, changeId), isNull(outsideChecks.endedAt)))
}
