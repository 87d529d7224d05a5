import { isDeepStrictEqual } from 'node:util'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Reading } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { pickStoryDetails } from '#db/schema/details.ts'
import { people } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import type { Choice } from './choice.ts'
import { bylinesOf, topicsOf } from './draft-for.ts'
import type { changeDetailsInput } from './input.ts'

export type DetailChanges = z.output<typeof changeDetailsInput>['changes']
export type DetailName = keyof DetailChanges
/** The details as a screen shows them: of a topic or a byline its id and name. */
export type DetailValues = Omit<Required<DetailChanges>, 'topics' | 'bylines'> & { topics: Choice[]; bylines: Choice[] }

/** A detail that was replaced although the person had not seen this value of it. */
export type Replaced = { field: DetailName; value: Partial<DetailValues>; by: string }

/** Who changed which detail last, of the newest changes of a story. */
export type LastChanges = Partial<Record<DetailName, Choice>>

/** How many changes back it is looked for who changed a detail. */
const newest = 100

export async function lastChanges(reading: Reading, articleId: string): Promise<LastChanges> {
  const rows = await reading
    .select({ id: people.id, name: people.name, detail: audit.detail })
    .from(audit)
    .innerJoin(people, eq(people.id, audit.personId))
    .where(and(eq(audit.subjectId, articleId), eq(audit.verb, 'change-details')))
    .orderBy(desc(audit.id))
    .limit(newest)
  return Object.fromEntries(rows.toReversed().flatMap(({ detail, id, name }) => Object.keys(detail).map((field) => [field, { id, name }])))
}

/** Whether this change was saved before: its answer was lost, and it was sent again. */
export async function wasMade(reading: Reading, articleId: string, changeId: string): Promise<boolean> {
  const [row] = await reading
    .select({ id: audit.id })
    .from(audit)
    .where(and(eq(audit.subjectId, articleId), eq(audit.verb, 'change-details'), sql`${audit.detail} ->> 'changeId' = ${changeId}`))
    .limit(1)
  return row !== undefined
}

/** What `changes` would replace that a colleague wrote and the person has not seen. `seen`: what the person saw, as ids. */
export async function replacedBy(
  reading: Reading,
  person: { id: string },
  { articleId, changes, seen }: { articleId: string; changes: DetailChanges; seen: Readonly<Record<string, unknown>> },
): Promise<Replaced[]> {
  const fields = (Object.keys(changes) as DetailName[]).filter((field) => field in seen) // the keys of its own type
  if (fields.length === 0) return []
  const values = await valuesOf(reading, articleId)
  const ids = asIds(values)
  const changed = fields.filter((field) => !isDeepStrictEqual(ids[field], seen[field]) && !isDeepStrictEqual(ids[field], changes[field]))
  if (changed.length === 0) return []
  const last = await lastChanges(reading, articleId)
  return changed.flatMap((field) => {
    const by = last[field]
    return by && by.id !== person.id ? [{ field, value: { [field]: values[field] }, by: by.name }] : []
  })
}

async function valuesOf(reading: Reading, articleId: string): Promise<DetailValues> {
  const [row] = await reading
    .select({ slug: articles.slug, sectionId: articles.sectionId, language: articles.language, ...pickStoryDetails(articles) })
    .from(articles)
    .where(eq(articles.id, articleId))
  if (!row) throw new Error(`article ${articleId} disappeared while it was locked`)
  const toChoice = ({ id, name }: Choice): Choice => ({ id, name })
  return {
    ...row,
    topics: (await topicsOf(reading, articleId, row.language)).map(toChoice),
    bylines: (await bylinesOf(reading, articleId, row.language)).map(toChoice),
  }
}

const asIds = ({ topics, bylines, ...same }: DetailValues) => ({
  ...same,
  topics: topics.map(({ id }) => id),
  bylines: bylines.map(({ id }) => id),
})
