import { and, asc, eq, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { styleRules as rows } from '#db/schema/house-style.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { StyleRulesWanted } from './input.ts'

/** The most rules shown; others are found by words. */
const most = 100

export type ShownStyleRule = Awaited<ReturnType<typeof styleRules>>['rules'][number]

/** The rules by their terms: those that have the words in them. `hasMore`: there are more than are shown. */
export async function styleRules(person: Person, { query, language }: StyleRulesWanted) {
  authorise(person, 'write a story')
  const found = await database()
    .select({ id: rows.id, language: rows.language, term: rows.term, better: rows.better, why: rows.why })
    .from(rows)
    .where(
      and(
        language ? eq(rows.language, language) : undefined,
        query ? sql`strpos(lower(${rows.term} || ' ' || ${rows.better} || ' ' || ${rows.why}), lower(${query})) > 0` : undefined,
      ),
    )
    .orderBy(asc(sql`lower(${rows.term})`), asc(rows.language), asc(rows.id))
    .limit(most + 1)
  return { rules: found.slice(0, most), hasMore: found.length > most }
}
