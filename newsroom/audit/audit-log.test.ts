import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import type { AuditVerb } from '#db/schema/record.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { startArticle } from '#newsroom/articles/start-article.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { type AuditRow, allOfAudit, auditLog } from './audit-log.ts'
import { exportFormats } from './export-audit.ts'
import { findPeopleOfAudit, findStoriesOfAudit, namesOfFilter } from './find-in-audit.ts'
import { auditLogInput } from './input.ts'

let cast: Cast
const zone = 'Europe/Kyiv'
const act = (actor: Pick<Actor, 'id'>, verb: AuditVerb, subject: Parameters<typeof record>[3], detail = {}) =>
  transaction((tx) => record(tx, actor, verb, subject, detail))

/** Written with another time, around the guard: an ordinary row has the time of its transaction. */
const moveTo = async (verb: AuditVerb, at: string) => {
  await database().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = 'replica'`)
    await tx.execute(sql`update audit set created_at = ${at} where verb = ${verb}`)
  })
}

beforeAll(async () => {
  cast = await seedCast()
  const { olena, marta, ihor, articles } = cast
  await act(olena, 'submit', { kind: 'article', id: articles.draft }, { note: 'Please' })
  await act(marta, 'publish', { kind: 'article', id: articles.draft })
  await act(marta, 'sign-in', { kind: 'session' }, { by: 'link' })
  await act(ihor, 'invite', { kind: 'person', id: olena.id }, { email: 'olena@paper.test' })
  await act({ id: null }, 'import', { kind: 'articles' }, { articles: 3 })
  await moveTo('submit', '2026-03-28T21:30:00Z') // 23:30 in Kyiv
  await moveTo('publish', '2026-03-28T22:30:00Z') // the day after, 00:30 in Kyiv; that night the clocks change
})

const parse = (query: object) => auditLogInput.parse(query)
const verbs = async (person: Cast['ihor'], query: object) => (await auditLog(person, parse(query), zone)).rows.map(({ verb }) => verb)

test('newest first; an editor does not see what others did with accounts, a journalist sees nothing', async () => {
  expect(await verbs(cast.ihor, {})).toEqual(['import', 'invite', 'sign-in', 'publish', 'submit'])
  expect(await verbs(cast.marta, {})).toEqual(['import', 'sign-in', 'publish', 'submit'])
  await expect(auditLog(cast.olena, parse({}), zone)).rejects.toThrow(NotAllowed)
  await expect(allOfAudit(cast.olena, parse({}), zone).next()).rejects.toThrow(NotAllowed)
  await expect(findPeopleOfAudit(cast.olena, { query: '' })).rejects.toThrow(NotAllowed)
  await expect(findStoriesOfAudit(cast.olena, { query: '' })).rejects.toThrow(NotAllowed)
})

test('a row names who, the story as it is called now, and its place in the chain', async () => {
  const { rows } = await auditLog(cast.ihor, parse({ verb: 'submit' }), zone)
  expect(rows).toMatchObject([
    {
      by: { id: cast.olena.id, name: 'Olena' },
      verb: 'submit',
      subject: 'article',
      name: 'The draft story',
      detail: { note: 'Please' },
      position: 1,
    },
  ])
  expect((await auditLog(cast.ihor, parse({ verb: 'invite' }), zone)).rows).toMatchObject([{ subject: 'person', name: 'Olena' }])
})

test('by person, by the program, by story, by verb', async () => {
  expect(await verbs(cast.ihor, { person: cast.marta.id })).toEqual(['sign-in', 'publish'])
  expect(await verbs(cast.ihor, { person: 'program' })).toEqual(['import'])
  expect(await verbs(cast.ihor, { story: cast.articles.draft })).toEqual(['publish', 'submit'])
  expect(await verbs(cast.ihor, { story: cast.articles.draft, person: cast.olena.id })).toEqual(['submit'])
  expect(await verbs(cast.ihor, { verb: 'publish' })).toEqual(['publish'])
})

test('a day begins and ends at midnight in the newsroom’s zone', async () => {
  expect(await verbs(cast.ihor, { to: '2026-03-28' })).toEqual(['submit'])
  expect(await verbs(cast.ihor, { from: '2026-03-29', to: '2026-03-29' })).toEqual(['publish'])
  expect(await verbs(cast.ihor, { from: '2026-03-28', to: '2026-03-29' })).toEqual(['publish', 'submit'])
})

test('what is not a filter is ignored', () => {
  expect(auditLogInput.parse({ person: 'x', story: '', verb: 'tidy up', from: '2026-02-31', after: 'y'.repeat(99) })).toEqual({})
})

test('pages follow each other without a gap or a repetition, also at the same millisecond', async () => {
  await transaction(async (tx) => {
    for (let row = 0; row < 7; row += 1) await record(tx, cast.marta, 'pin', { kind: 'article', id: cast.articles.published }, { row })
  })
  const seen: unknown[] = []
  let after: string | undefined
  do {
    const { rows, next } = await auditLog(cast.ihor, { ...parse({ verb: 'pin' }), after }, zone, 3)
    seen.push(...rows.map(({ detail }) => detail.row))
    after = next ?? undefined
  } while (after)
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0])
})

test('an export has every row, and a spreadsheet takes none of its cells for a formula', async () => {
  await act(cast.marta, 'unpin', { kind: 'article' }, { name: '=1+1, "quoted"\n' })
  const all: AuditRow[] = []
  for await (const rows of allOfAudit(cast.ihor, parse({}), zone)) all.push(...rows)
  expect(all.length).toBe(13)
  const row = all.find(({ verb }) => verb === 'unpin')
  if (!row) throw new Error('the row is not in the export')
  const { csv, jsonl } = exportFormats
  expect(csv.toLine({ ...row, name: '=HYPERLINK("x")' })).toContain(`,"'=HYPERLINK(""x"")",`)
  expect(csv.toLine(row).split('\r\n')).toHaveLength(2)
  expect(JSON.parse(jsonl.toLine(row))).toMatchObject({ verb: 'unpin', detail: { name: '=1+1, "quoted"\n' }, by: { name: 'Marta' } })
})

test('people and stories are found by a part of their name, and named when they are the filter', async () => {
  expect(await findPeopleOfAudit(cast.marta, { query: 'ole' })).toEqual({ ok: true, value: [{ id: cast.olena.id, name: 'Olena' }] })
  const stories = await findStoriesOfAudit(cast.marta, { query: 'draft story' })
  expect(stories).toEqual({ ok: true, value: [{ id: cast.articles.draft, name: 'The draft story' }] })
  const filter = parse({ person: cast.olena.id, story: cast.articles.draft })
  expect(await namesOfFilter(cast.marta, filter)).toEqual({
    person: { id: cast.olena.id, name: 'Olena' },
    story: { id: cast.articles.draft, name: 'The draft story' },
  })
})

test('a story without a headline is there all the same', async () => {
  const started = await startArticle(cast.olena, { language: 'en' })
  const story = started.ok ? started.value.articleId : ''
  expect((await auditLog(cast.ihor, parse({ story }), zone)).rows).toMatchObject([{ subject: 'article', name: '' }])
})
