import { and, desc, eq, gt, gte, inArray, isNotNull, lte, min, ne, sql } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { draftSteps, drafts, revisions } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import type { Candidate } from '#newsroom/articles/candidate.ts'
import { partsThatDiffer, type ReaderPart, textParts } from '#newsroom/articles/unpublished-parts.ts'
import type { Actor } from '#newsroom/people/person.ts'
import type { Revision } from './latest-revision.ts'

export type Other = { id: string; name: string }
export type OtherByPart = Other & { parts: ReaderPart[] }

/**
 * Who besides this person made the changes that an update would publish: everybody who wrote in the text between the live revision and
 * `draftVersion`, and everybody who changed a detail that differs. Sorted by name, each person once.
 */
export async function othersChanges(
  reading: Reading,
  personId: string | null,
  live: Revision,
  parts: readonly ReaderPart[],
  draftVersion: number,
): Promise<Other[]> {
  if (parts.length === 0) return []
  const personIds = [
    ...(parts.some((part) => textParts.includes(part)) ? await writers(reading, live, draftVersion) : []),
    ...(await changers(reading, live, parts)),
  ]
  const others = new Set(personIds.filter((id) => id !== personId))
  if (others.size === 0) return []
  return reading.select({ id: people.id, name: people.name }).from(people).where(isAmong(people.id, others)).orderBy(people.name)
}

/** The same with the parts that each changed. Who wrote is known of the text as a whole, so it has all parts that differ in it. */
export async function othersByPart(
  reading: Reading,
  personId: string | null,
  live: Revision,
  parts: readonly ReaderPart[],
  draftVersion: number,
): Promise<OtherByPart[]> {
  const groups = [
    parts.filter((part) => textParts.includes(part)),
    ...parts.filter((part) => !textParts.includes(part)).map((part) => [part]),
  ]
  const found = new Map<string, OtherByPart>()
  for (const group of groups)
    for (const other of await othersChanges(reading, personId, live, group, draftVersion))
      found.set(other.id, { ...other, parts: [...(found.get(other.id)?.parts ?? []), ...group] })
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** Those whose changes the editor has not agreed to publish. `draftVersion`: of the text from which the candidate was taken. */
export async function unagreedChanges(
  reading: Reading,
  editor: Actor,
  live: Revision,
  candidate: Candidate,
  draftVersion: number,
  including: readonly string[] = [],
): Promise<Other[]> {
  const others = await othersChanges(reading, editor.id, live, partsThatDiffer(live, candidate), draftVersion)
  return others.filter(({ id }) => !including.includes(id))
}

async function writers(reading: Reading, live: Revision, draftVersion: number): Promise<string[]> {
  const logged = await reading
    .selectDistinct({ id: draftSteps.personId })
    .from(draftSteps)
    .where(
      and(
        eq(draftSteps.articleId, live.articleId),
        gt(draftSteps.version, live.draftVersion),
        lte(draftSteps.version, draftVersion),
        isNotNull(draftSteps.personId),
      ),
    )
  return [...logged, ...(await savers(reading, live))].flatMap(({ id }) => id ?? [])
}

/** Those who saved before there was a log of steps. Such a change is at the beginning, so the log does not reach back to the revision. */
async function savers(reading: Reading, live: Revision) {
  const [first] = await reading
    .select({ from: min(draftSteps.fromVersion) })
    .from(draftSteps)
    .where(eq(draftSteps.articleId, live.articleId))
  if (first?.from != null && first.from <= live.draftVersion) return []
  const recorded = await reading
    .selectDistinct({ id: audit.personId })
    .from(audit)
    .where(and(await since(reading, live), eq(audit.verb, 'add-steps'), isNotNull(audit.personId)))
  const last = await reading
    .select({ id: drafts.updatedBy })
    .from(drafts)
    .where(and(eq(drafts.articleId, live.articleId), ne(drafts.version, live.draftVersion)))
  return [...recorded, ...last]
}

async function changers(reading: Reading, live: Revision, parts: readonly ReaderPart[]): Promise<string[]> {
  const fields = parts.filter((part) => !textParts.includes(part))
  if (fields.length === 0) return []
  const names = sql.join(
    fields.map((field) => sql`${field}`),
    sql`, `,
  )
  const rows = await reading
    .selectDistinct({ id: audit.personId })
    .from(audit)
    .where(
      and(
        await since(reading, live),
        eq(audit.verb, 'change-details'),
        isNotNull(audit.personId),
        sql`${audit.detail} ?| array[${names}]::text[]`,
      ),
    )
  return rows.flatMap(({ id }) => id ?? [])
}

/**
 * The audit rows of a story after the last time that everything of its draft went out: what a part of an update held back is still a change.
 * Compared by id, because a verb that waited for the lock has the time at which it began. An imported revision has no audit row, so its
 * time is used.
 */
async function since(reading: Reading, live: Revision) {
  const isPart = sql<boolean>`coalesce(${audit.detail} ? 'isPart', false)`
  const publishedAs = and(
    eq(audit.subjectId, revisions.articleId),
    inArray(audit.verb, ['publish', 'correct']),
    sql`${audit.detail} ->> 'revision' = ${revisions.number}::text`,
  )
  const standing = await reading
    .select({
      at: revisions.createdAt,
      whole: sql<number | null>`max(${audit.id}) filter (where not ${isPart})`.mapWith(Number),
      isImport: sql<boolean>`count(${audit.id}) = 0`,
    })
    .from(revisions)
    .leftJoin(audit, publishedAs)
    .where(and(eq(revisions.articleId, live.articleId), lte(revisions.number, live.number)))
    .groupBy(revisions.number, revisions.createdAt)
    .orderBy(desc(revisions.number))
  // The first revision of a story is never a part.
  const complete = standing.find(({ whole, isImport }) => whole || isImport) ?? standing.at(-1)
  const after = complete?.whole ? gt(audit.id, complete.whole) : gte(audit.createdAt, complete?.at ?? live.createdAt)
  return and(eq(audit.subjectId, live.articleId), after)
}
