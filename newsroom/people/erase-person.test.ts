import { eq, getTableName, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { NotAllowed, NotFound, NotProven } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { disable } from './disable.ts'
import { enable } from './enable.ts'
import { erasePerson, personalTables } from './erase-person.ts'
import { invite } from './invite.ts'
import { signInLink } from './one-time-link.ts'
import { roster } from './roster.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const standIn = 'Former colleague'

test('every table whose rows go with a person is emptied of theirs', async () => {
  const rows = await database().execute<{ name: string }>(sql`
    select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confrelid = 'people'::regclass and confdeltype = 'c'`)
  const shared = ['article_shares'] // whom a story is shared with: it opens nothing for a disabled account
  expect(rows.map(({ name }) => name).sort()).toEqual([...personalTables.map((table) => getTableName(table)), ...shared].sort())
})

test('what is stored of them goes, their stories and their byline stay, and others keep theirs', async () => {
  await signInLink(cast.olena.email)
  await signInLink(cast.danylo.email)
  expect(await erasePerson(cast.ihor, { personId: cast.olena.id, standIn })).toEqual({ ok: false, problem: 'not-disabled' })
  await disable(cast.ihor, cast.olena.id)
  await disable(cast.ihor, cast.danylo.id)
  const chosen = { passwordHash: 'a hash', deskLanguage: 'uk', limitedTo: [cast.section.id] }
  await database().update(people).set(chosen).where(eq(people.id, cast.olena.id))
  expect(await erasePerson(cast.ihor, { personId: cast.olena.id, standIn })).toEqual({ ok: true, value: null })
  expect(await erasePerson(cast.ihor, { personId: cast.olena.id, standIn: 'Somebody else' })).toEqual({ ok: true, value: null })

  const rowsOf = async (personId: string) =>
    (await Promise.all(personalTables.map((table) => database().select().from(table).where(eq(table.personId, personId))))).flat()
  expect(await rowsOf(cast.olena.id)).toEqual([])
  expect((await rowsOf(cast.danylo.id)).length).toBeGreaterThan(0)
  const [row] = await database().select().from(people).where(eq(people.id, cast.olena.id))
  expect(row).toMatchObject({ name: standIn, email: `${cast.olena.id}@erased.invalid`, erasedAt: expect.any(Date) })
  expect(row).toMatchObject({ passwordHash: null, deskLanguage: null, limitedTo: null })
  expect(JSON.stringify(row)).not.toMatch(/olena/i)
  const [byline] = await database().select().from(authors).where(eq(authors.id, cast.author.id))
  expect(byline).toMatchObject({ name: { en: 'Olena Hrytsenko' }, personId: null })
  expect(await database().execute(sql`select count(*)::int as stories from articles where created_by = ${cast.olena.id}`)).not.toEqual([
    { stories: 0 },
  ])
  const acts = await database().select().from(audit).where(eq(audit.subjectId, cast.olena.id))
  expect(acts.map(({ verb }) => verb).filter((verb) => verb === 'erase-person')).toHaveLength(1)
})

test('they are on no list, are not enabled again, and may be invited anew as somebody else', async () => {
  expect((await roster(cast.ihor)).map(({ id }) => id)).not.toContain(cast.olena.id)
  await expect(enable(cast.ihor, cast.olena.id)).rejects.toThrow(NotFound)
  const again = await invite(cast.ihor, { email: cast.olena.email, name: 'Olena Hrytsenko', role: 'journalist' })
  expect(again).toMatchObject({ ok: true })
  expect(again.ok && again.value.personId).not.toBe(cast.olena.id)
})

test('only an admin who has just proven who they are, and nobody themselves', async () => {
  const input = { personId: cast.danylo.id, standIn }
  await expect(erasePerson(cast.marta, input)).rejects.toThrow(NotAllowed)
  await expect(erasePerson({ ...cast.ihor, isProven: false }, input)).rejects.toThrow(NotProven)
  expect(await erasePerson(cast.ihor, { personId: cast.ihor.id, standIn })).toEqual({ ok: false, problem: 'yourself' })
})
