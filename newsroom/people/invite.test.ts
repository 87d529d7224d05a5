import { eq, inArray, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import { NotAllowed, NotFound, NotProven } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { invitation } from './input.ts'
import { invite } from './invite.ts'
import { newLink } from './new-link.ts'
import { personOfLink } from './one-time-link.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const nadia = { email: 'nadia@paper.test', name: 'Nadia', role: 'journalist' } as const
const tokenOf = (link: string) => link.split('token=')[1] ?? ''

test('an admin creates an account and a link for the first sign-in', async () => {
  const outcome = await invite(cast.ihor, nadia)
  if (!outcome.ok) throw new Error(outcome.problem)
  const [row] = await database().select().from(people).where(eq(people.id, outcome.value.personId))
  expect(row).toMatchObject({ ...nadia, passwordHash: null, disabledAt: null })
  expect(await personOfLink(tokenOf(outcome.value.link))).toEqual({ name: 'Nadia', email: nadia.email })
  const kept = await database().select().from(audit).where(eq(audit.subjectId, outcome.value.personId))
  expect(kept.map(({ verb, personId }) => [verb, personId])).toEqual([
    ['invite', cast.ihor.id],
    ['make-link', cast.ihor.id],
  ])
})

test('an address has one account, in whatever case it is written', async () => {
  const outcome = await invite(cast.ihor, { ...nadia, email: 'OLENA@paper.test' })
  expect(outcome).toEqual({ ok: false, problem: 'already-here', detail: { name: 'Olena' } })
})

test('neither a journalist nor an editor may invite anybody', async () => {
  for (const person of [cast.olena, cast.marta])
    await expect(invite(person, { ...nadia, email: 'other@paper.test' })).rejects.toThrow(NotAllowed)
  expect(await database().select().from(people).where(eq(people.email, 'other@paper.test'))).toEqual([])
})

test('an invitation needs a proof of the last ten minutes', async () => {
  await expect(invite({ ...cast.ihor, isProven: false }, { ...nadia, email: 'other@paper.test' })).rejects.toThrow(NotProven)
  expect(await database().select().from(people).where(eq(people.email, 'other@paper.test'))).toEqual([])
})

test('who is invited, and who was disabled after they had signed in, is not invited anew', async () => {
  const waiting = { ...nadia, email: 'waiting@paper.test' }
  const left = { ...nadia, email: 'left@paper.test' }
  expect(await invite(cast.ihor, waiting)).toMatchObject({ ok: true })
  expect(await invite(cast.ihor, left)).toMatchObject({ ok: true })
  await database().update(people).set({ joinedAt: sql`now()`, disabledAt: sql`now()` }).where(eq(people.email, left.email))
  for (const again of [waiting, left])
    expect(await invite(cast.ihor, { ...again, role: 'admin' })).toMatchObject({ ok: false, problem: 'already-here' })
  const rows = await database()
    .select()
    .from(people)
    .where(inArray(people.email, [waiting.email, left.email]))
    .orderBy(people.email)
  expect(rows).toMatchObject([
    { role: 'journalist', disabledAt: expect.any(Date) },
    { role: 'journalist', disabledAt: null },
  ])
})

test('an admin makes another link; an editor may not, and an unknown person is not found', async () => {
  const outcome = await newLink(cast.ihor, cast.danylo.id)
  if (!outcome.ok) throw new Error(outcome.problem)
  expect(await personOfLink(tokenOf(outcome.value.link))).toMatchObject({ name: 'Danylo' })
  expect(outcome.value.kind).toBe('sign-in')
  await expect(newLink(cast.marta, cast.danylo.id)).rejects.toThrow(NotAllowed)
  await expect(newLink(cast.ihor, cast.articles.draft)).rejects.toThrow(NotFound)
})

test.each([
  [
    { email: ' Nadia@Paper.TEST ', name: ' Nadia ', role: 'editor' },
    { email: 'nadia@paper.test', name: 'Nadia', role: 'editor' },
  ],
  [{ email: 'not an address', name: 'Nadia', role: 'editor' }, null],
  [{ email: 'nadia@paper.test', name: '  ', role: 'editor' }, null],
  [{ email: 'nadia@paper.test', name: 'Nadia', role: 'owner' }, null],
])('the form %o is read as %o', (sent, read) => {
  expect(invitation.safeParse(sent).data ?? null).toEqual(read)
})

test('another link needs a proof of the last ten minutes, and a disabled account gets none', async () => {
  await expect(newLink({ ...cast.ihor, isProven: false }, cast.danylo.id)).rejects.toThrow(NotProven)
  await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.id, cast.danylo.id))
  expect(await newLink(cast.ihor, cast.danylo.id)).toEqual({ ok: false, problem: 'disabled' })
  await database().update(people).set({ disabledAt: null }).where(eq(people.id, cast.danylo.id))
})
