import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedCast } from '#testing/cast.ts'
import { database } from './client.ts'

/** Triggers and constraints of the migrations, which hold even if a verb has a bug. */
const connections: postgres.Sql[] = []
const connect = () => {
  const sql = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  connections.push(sql)
  return sql
}
beforeAll(async () => {
  await seedCast()
})
afterAll(() => Promise.all(connections.map((sql) => sql.end())))

/** The message with which Postgres refuses a statement. */
const refusal = async (statement: string): Promise<string> =>
  database()
    .execute(statement)
    .then(
      () => 'it was allowed',
      (error: Error) => (error.cause instanceof Error ? error.cause.message : error.message),
    )

test('a revision, an audit row and a feed move cannot be changed', async () => {
  await database().execute(`insert into audit (verb, subject) values ('publish', 'test')`)
  expect(await refusal(`update revisions set headline = 'other'`)).toMatch(/never changed/)
  expect(await refusal(`update audit set verb = 'other'`)).toMatch(/never changed/)
  expect(await refusal('delete from audit')).toMatch(/never changed/)
  expect(await refusal(`update feed_moves set kind = 'move'`)).toMatch(/never changed/)
})

test('the audit accepts only the verbs of its list', async () => {
  expect(await refusal(`insert into audit (verb, subject) values ('tidy up', 'test')`)).toMatch(/audit_verb/)
})

test('an article is published exactly when it has a live revision, and has at most one open publication', async () => {
  expect(await refusal(`update articles set live_revision_id = null where stage = 'published'`)).toMatch(/articles_live/)
  expect(await refusal(`update articles set stage = 'published' where stage = 'draft'`)).toMatch(/articles_live/)
  expect(
    await refusal(
      `with copy as (insert into revisions select gen_random_uuid(), article_id, 99, draft_version, language, slug, headline, dek, body, words, section_id, hero, seo_title, seo_description, breaking, bylines, topics, created_by from revisions limit 1 returning id, article_id)
       insert into publications (id, article_id, revision_id) select gen_random_uuid(), article_id, id from copy`,
    ),
  ).toMatch(/publications_standing/)
})

test('a slug has small letters, digits and single hyphens; a feed has each position and each story once', async () => {
  for (const slug of ['With Capitals', 'two--hyphens', '-first', 'киї', 'a'.repeat(121)])
    expect(await refusal(`update articles set slug = '${slug}' where stage = 'draft'`)).toMatch(/articles_slug_shape/)
  expect(await refusal('insert into feed_items select * from feed_items')).toMatch(/duplicate key/)
})

test('outbox rows become visible in the order of their numbers, however their transactions overlap', async () => {
  const [first, second, reader] = [connect(), connect(), connect()]
  const write = (sql: postgres.TransactionSql, name: string) =>
    sql`insert into outbox (tags, event) values ('{x}', ${sql.json({ kind: name })})`
  let secondIsDone = false
  let commitFirst = () => {}
  const firstHolds = new Promise<void>((resolve) => {
    commitFirst = resolve
  })
  const began = Promise.withResolvers<void>()
  const one = first.begin(async (sql) => {
    await write(sql, 'first')
    began.resolve()
    await firstHolds
  })
  await began.promise
  const two = second
    .begin((sql) => write(sql, 'second'))
    .then(() => {
      secondIsDone = true
    })
  // The second waits for the first: if its row were visible alone, a reader would skip the lower id for good.
  await expect
    .poll(async () => (await reader`select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted`)[0]?.waiting)
    .toBe(1)
  expect(secondIsDone).toBe(false)
  commitFirst()
  await Promise.all([one, two])
  const rows = await reader<{ id: string; kind: string }[]>`select id, event->>'kind' as kind from outbox order by id`
  expect(rows.map(({ kind }) => kind)).toEqual(['first', 'second'])
})
