import { Step, type StepMap } from '@tiptap/pm/transform'
import { and, desc, eq, lte } from 'drizzle-orm'
import type { z } from 'zod'
import { database, type Reading } from '#db/client.ts'
import { draftSteps } from '#db/schema/articles.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { whoWroteInput } from './input.ts'
import { namesOfPeople } from './names-of-people.ts'
import { storyFor } from './story-for.ts'
import { storySchema } from './story-schema.ts'

/** How many of the characters one person inserted, and when the last of them. The name is null for the program. */
export type Writer = { id: string | null; name: string | null; characters: number; at: Date }
/** `older`: characters that were there before the log, or before its last ten thousand batches. */
export type WhoWrote = { writers: Writer[]; older: number }

type Range = { from: number; to: number }

/** Rows of the log that are read at once, and how often. */
const rowsAtOnce = 500
const mostReads = 20

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
  let at = version
  for (let read = 0; read < mostReads && left.length > 0; read += 1) {
    const rows = await reading
      .select({
        from: draftSteps.fromVersion,
        version: draftSteps.version,
        personId: draftSteps.personId,
        steps: draftSteps.steps,
        at: draftSteps.createdAt,
      })
      .from(draftSteps)
      .where(and(eq(draftSteps.articleId, articleId), lte(draftSteps.version, at)))
      .orderBy(desc(draftSteps.version))
      .limit(rowsAtOnce)
    for (const row of rows) {
      // A gap: a log that begins anew (an import).
      if (row.version !== at) return { found, left }
      for (const json of row.steps.toReversed()) {
        const { inserted, rest } = takeBack(left, Step.fromJSON(storySchema, json).getMap())
        left = rest
        if (inserted > 0) {
          const known = found.get(row.personId)
          found.set(row.personId, { characters: (known?.characters ?? 0) + inserted, at: known?.at ?? row.at })
        }
      }
      at = row.from
    }
    if (rows.length < rowsAtOnce) break
  }
  return { found, left }
}

/** How many of these characters a step inserted, and where the others were before it. */
function takeBack(ranges: readonly Range[], map: StepMap): { inserted: number; rest: Range[] } {
  let inserted = 0
  let rest: Range[] = [...ranges]
  const back = map.invert()
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
    .map(({ from, to }) => ({ from: back.map(from, 1), to: back.map(to, -1) }))
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
