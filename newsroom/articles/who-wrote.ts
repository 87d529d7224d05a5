import { Step, type StepMap } from '@tiptap/pm/transform'
import { and, desc, eq, gt, lte, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { database, type Reading } from '#db/client.ts'
import { draftSteps } from '#db/schema/articles.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { whoWroteInput } from './input.ts'
import { isMoveMap, mapRange } from './move-step.ts'
import { namesOfPeople } from './names-of-people.ts'
import { mostCompressed, mostOfLog } from './steps-since.ts'
import { storyFor } from './story-for.ts'
import { storySchema } from './story-schema.ts'

/** How many of the characters one person inserted, and when the last of them. The name is null for the program. */
export type Writer = { id: string | null; name: string | null; characters: number; at: Date }
/** `older`: characters that were there before the log, or before so much of it as is looked at. */
export type WhoWrote = { writers: Writer[]; older: number }

type Range = { from: number; to: number }

/** Rows of the log; pieces that what is asked about is in, on its way back through the steps; and pieces looked at, of all steps together. */
const most = { rows: 10_000, pieces: 2000, looks: 1_000_000 }

/** Who inserted the characters in these ranges, by the log: most first. Words that were put back by a restore are of whoever restored them. */
export async function whoWrote(
  person: Person,
  { articleId, seenVersion, ranges }: z.output<typeof whoWroteInput>,
): Promise<Outcome<WhoWrote, never>> {
  return database().transaction(
    async (tx) => {
      authorise(person, 'see a story', await storyFor(tx, person, articleId))
      const { found, left } = await findWriters(tx, articleId, seenVersion, ranges)
      const names = await namesOfPeople(tx, [...found.keys()])
      const writers = [...found].map(([id, each]) => ({ id, name: names.get(id) ?? null, ...each }))
      return done({ writers: writers.sort((a, b) => b.characters - a.characters), older: lengthOf(left) })
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

type Found = Map<string | null, { characters: number; at: Date }>

async function findWriters(reading: Reading, articleId: string, version: number, ranges: readonly Range[]) {
  const found: Found = new Map()
  let left: readonly Range[] = ranges
  let looks = 0
  const rows = await reading
    .select({ personId: draftSteps.personId, steps: draftSteps.steps, at: draftSteps.createdAt })
    .from(draftSteps)
    .where(
      and(
        eq(draftSteps.articleId, articleId),
        lte(draftSteps.version, version),
        gt(draftSteps.version, await reachOf(reading, articleId, version)),
      ),
    )
    .orderBy(desc(draftSteps.version))
  for (const row of rows)
    for (const json of row.steps.toReversed()) {
      looks += left.length
      if (left.length === 0 || left.length > most.pieces || looks > most.looks) return { found, left }
      const { inserted, rest } = takeBack(left, Step.fromJSON(storySchema, json).getMap())
      left = rest
      if (inserted === 0) continue
      const known = found.get(row.personId)
      found.set(row.personId, { characters: (known?.characters ?? 0) + inserted, at: known?.at ?? row.at })
    }
  return { found, left }
}

/** Back to which version the log is read: as far as it has no gap (a log that begins anew: an import) and may be read at once. */
async function reachOf(reading: Reading, articleId: string, version: number): Promise<number> {
  const ofStory = and(eq(draftSteps.articleId, articleId), lte(draftSteps.version, version))
  const sizes = (size: SQL<number>, where: SQL | undefined) =>
    reading
      .select({ from: draftSteps.fromVersion, version: draftSteps.version, size: size.mapWith(Number) })
      .from(draftSteps)
      .where(where)
      .orderBy(desc(draftSteps.version))
      .limit(most.rows)
  const stored = await sizes(sql`pg_column_size(${draftSteps.steps})`, ofStory)
  const reach = within(stored, version, mostOfLog.bytes)
  const bytes = stored.reduce((sum, row) => (row.version > reach ? sum + row.size : sum), 0)
  if (bytes * mostCompressed <= mostOfLog.characters) return reach
  const written = await sizes(sql`length(${draftSteps.steps}::text)`, and(ofStory, gt(draftSteps.version, reach)))
  return within(written, version, mostOfLog.characters)
}

/** The version before the oldest of these rows, newest first, that are together no larger than `mostSize`. */
function within(rows: readonly { from: number; version: number; size: number }[], version: number, mostSize: number): number {
  let [at, size] = [version, 0]
  for (const row of rows) {
    size += row.size
    if (row.version !== at || size > mostSize) break
    at = row.from
  }
  return at
}

/** How many of these characters a step inserted, and where the others were before it. */
function takeBack(ranges: readonly Range[], map: StepMap): { inserted: number; rest: Range[] } {
  let inserted = 0
  let rest: Range[] = [...ranges]
  const back = map.invert()
  // What was moved is still of whoever wrote it.
  if (!isMoveMap(map))
    map.forEach((_from, _to, start, end) => {
      const beside: Range[] = []
      for (const range of rest) {
        const within = Math.min(range.to, end) - Math.max(range.from, start)
        if (within <= 0) {
          beside.push(range)
          continue
        }
        inserted += within
        if (range.from < start) beside.push({ from: range.from, to: start })
        if (range.to > end) beside.push({ from: end, to: range.to })
      }
      rest = beside
    })
  // What stands on both sides of a deleted text is two pieces around it.
  const pieces = rest
    .flatMap((range) => splitAtChanges(range, map))
    .map((range) => mapRange(back, range, [1, -1]))
    .map(([from, to]) => ({ from, to }))
  return { inserted, rest: pieces.filter(({ from, to }) => from < to) }
}

function splitAtChanges({ from, to }: Range, map: StepMap): Range[] {
  const cuts: number[] = []
  map.forEach((_from, _to, start, end) => {
    for (const cut of [start, end]) if (cut > from && cut < to) cuts.push(cut)
  })
  const places = [from, ...new Set(cuts), to].sort((a, b) => a - b)
  return places.slice(1).map((end, at) => ({ from: places[at] ?? from, to: end }))
}

const lengthOf = (ranges: readonly Range[]): number => ranges.reduce((sum, { from, to }) => sum + to - from, 0)
