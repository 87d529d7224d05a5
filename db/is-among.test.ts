import { asc, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { beforeAll, expect, test } from 'vitest'
import { articles } from '#db/schema/articles.ts'
import { audit } from '#db/schema/record.ts'
import { topics } from '#db/schema/taxonomy.ts'
import { seedCast } from '#testing/cast.ts'
import { database } from './client.ts'
import { isAmong } from './is-among.ts'

beforeAll(async () => {
  await database().execute(sql`truncate people, sections, topics, authors, feeds, articles, outbox, audit restart identity cascade`)
  await seedCast()
  await database()
    .insert(topics)
    .values(['harbour', 'winter'].map((slug) => ({ slug, name: { en: slug } })))
})

test('finds the rows of a list of none, one and several, by text, id, language and number', async () => {
  const all = await database().select({ id: topics.id, slug: topics.slug }).from(topics).orderBy(asc(topics.slug))
  const [first, second] = all
  if (!first || !second) throw new Error('there are not two topics')
  const slugs = async (values: string[]) =>
    (await database().select().from(topics).where(isAmong(topics.slug, values)).orderBy(asc(topics.slug))).map(({ slug }) => slug)
  expect(await slugs([])).toEqual([])
  expect(await slugs([second.slug, 'none, "of" {these}'])).toEqual([second.slug])
  expect(await slugs(all.map(({ slug }) => slug))).toEqual(all.map(({ slug }) => slug))
  expect(await database().$count(topics, isAmong(topics.id, new Set([first.id, second.id])))).toBe(2)
  expect(await database().$count(articles, isAmong(articles.language, ['en', 'uk']))).toBe(await database().$count(articles))
  expect(await database().$count(audit, isAmong(audit.id, [0]))).toBe(0)
})

test('a list of another length is no other statement', () => {
  const text = (values: string[]) => new PgDialect().sqlToQuery(isAmong(topics.slug, values)).sql
  expect(text(['war'])).toBe(text(['war', 'city', 'world']))
})
