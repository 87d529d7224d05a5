import { sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import type { Language, Localized } from '#lib/languages.ts'
import { firstLanguage, publishedLanguages } from '#lib/publication.ts'
import { type Term, wantedOf } from './terms.ts'

/** An author, a topic or a section whose name matches a query. */
export type FoundName = { kind: 'author' | 'topic' | 'section'; slug: string; name: Localized }

/** The most names of each kind. */
const most = 4

/** The search keys of a word in each language of the paper: a name has its own in each of its languages. */
const keysOf = (word: string) =>
  sql.join(
    publishedLanguages().map((language) => sql`search_keys(${language}, ${word})`),
    sql` || `,
  )

/** Authors and topics with stories in this language, and sections, whose name in any language contains all (or any) words of the terms. */
export async function findNames(terms: readonly Term[], mode: 'all' | 'any', language: Language): Promise<FoundName[]> {
  const words = wantedOf(terms).flatMap(({ words, isQuoted }) => words.map(({ word, isCommon }) => ({ word, isQuoted, isCommon })))
  if (words.every(({ isCommon }) => isCommon)) return []
  const called = sql.join(
    words.map(({ word, isQuoted }) =>
      isQuoted
        ? sql`search_name(name) @> array[${word}]`
        : sql`search_name(name) && (select array_agg('~' || key) from unnest(${keysOf(word)}) as key)`,
    ),
    mode === 'all' ? sql` and ` : sql` or `,
  )
  const list = (kind: string, view: string, isShown = sql`true`) => sql`(
    select ${kind} as kind, slug, name from ${sql.raw(`paper.${view}`)} named where (${called}) and ${isShown} order by length(coalesce(name->>${language}, name->>${firstLanguage()}, name_texts(name))), slug limit ${most})`
  return await paperDatabase().execute<FoundName>(sql`
    ${list('author', 'authors', sql`exists (select from paper.story_bylines byline where byline.author_id = named.id and byline.language = ${language})`)} union all
    ${list('topic', 'topics', sql`exists (select from paper.story_topics tagged where tagged.topic_id = named.id and tagged.language = ${language})`)} union all
    ${list('section', 'sections')}`)
}
