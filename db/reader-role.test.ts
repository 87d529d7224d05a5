import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readerUrl } from '#lib/env.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { database } from './client.ts'

/** Raw SQL as the readers' role, as an SQL injection into a reader's page would run it. */
let cast: Cast
let reader: postgres.Sql
beforeAll(async () => {
  cast = await seedCast()
  reader = postgres(readerUrl(), { max: 1, onnotice: () => {} })
})
afterAll(() => reader.end())

const tables = async () => {
  const rows = await database().execute<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  return rows.map(({ name }) => name)
}

test('no table of any schema can be read or written', async () => {
  const names = await tables()
  expect(names).toEqual(
    expect.arrayContaining(['public.drafts', 'public.people', 'public.sessions', 'public.revisions', 'public.one_time_links']),
  )
  for (const name of names) {
    await expect(reader.unsafe(`select * from ${name} limit 1`), name).rejects.toThrow(/permission denied/)
    await expect(reader.unsafe(`delete from ${name}`), name).rejects.toThrow(/permission denied/)
  }
})

test('no view can be written, nothing can be created, and the role cannot be changed to a stronger one', async () => {
  const views = await reader<
    { name: string }[]
  >`select format('%I.%I', schemaname, viewname) as name from pg_views where schemaname = 'paper'`
  expect(views.length).toBeGreaterThan(10)
  for (const { name } of views) await expect(reader.unsafe(`delete from ${name}`), name).rejects.toThrow(/permission denied|cannot delete/)
  for (const statement of [
    'create table public.mine (a int)',
    'create table paper.mine (a int)',
    'create schema mine',
    `set role ${new URL(process.env.DATABASE_URL ?? '').username}`,
    `select set_config('role', '${new URL(process.env.DATABASE_URL ?? '').username}', false)`,
    `copy (select 1) to program 'true'`,
    `select pg_read_file('/etc/passwd')`,
    `alter role galley_reader superuser`,
  ])
    await expect(reader.unsafe(statement), statement).rejects.toThrow(/permission denied|must have|must be|only roles/i)
})

test('the views show nothing of a story that is not live', async () => {
  const views = await reader<
    { name: string }[]
  >`select format('%I.%I', schemaname, viewname) as name from pg_views where schemaname = 'paper'`
  const everything = JSON.stringify(await Promise.all(views.map(({ name }) => reader.unsafe(`select * from ${name}`))))
  expect(everything).toContain('The published story')
  for (const stage of ['draft', 'submitted', 'unpublished'] as const) {
    expect(everything).not.toContain(`The ${stage} story`)
    expect(everything).not.toContain(cast.articles[stage])
  }
  expect(everything).not.toContain('Text of the taken-down story')
  for (const person of [cast.olena, cast.marta, cast.ihor]) {
    expect(everything).not.toContain(person.email)
    expect(everything).not.toContain(person.sessionId)
  }
})

test('neither unpublished changes of a draft nor an older revision are visible', async () => {
  await database().execute(`update drafts set headline = 'A secret new headline' where article_id = '${cast.articles.published}'`)
  await database().execute(`
    insert into revisions (id, article_id, number, draft_version, language, slug, headline, dek, body, words, section_id, seo_title, seo_description, breaking, bylines, topics)
    select gen_random_uuid(), article_id, 2, 2, language, slug, 'An unpublished revision', dek, body, words, section_id, '', '', false, bylines, topics from revisions limit 1`)
  const views = await reader<
    { name: string }[]
  >`select format('%I.%I', schemaname, viewname) as name from pg_views where schemaname = 'paper'`
  const everything = JSON.stringify(await Promise.all(views.map(({ name }) => reader.unsafe(`select * from ${name}`))))
  expect(everything).not.toContain('A secret new headline')
  expect(everything).not.toContain('An unpublished revision')
})

test('corrections of live stories are visible, withdrawn ones and those of removed stories are not', async () => {
  const addNote = (stage: 'published' | 'unpublished' | 'taken-down', text: string, withdrawn = 'null') =>
    database().execute(`
      insert into corrections (id, article_id, revision_id, language, kind, text, withdrawn_at)
      select gen_random_uuid(), '${cast.articles[stage]}', (select id from revisions limit 1), 'en', 'correction', '${text}', ${withdrawn}`)
  await addNote('published', 'A note that stands')
  await addNote('published', 'A withdrawn note', 'now()')
  await addNote('unpublished', 'A note of an unpublished story')
  await addNote('taken-down', 'A note of a story taken down')
  const notes = await reader<{ text: string }[]>`select text from paper.corrections`
  expect(notes.map(({ text }) => text)).toEqual(['A note that stands'])
})
