import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { oneTimeLinks, people } from '#db/schema/people.ts'
import { NotFound } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { aVisitor } from '#testing/visitor.ts'
import { personOfLink, signInByLink, signInLink } from './one-time-link.ts'
import { personOfSession } from './session.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

async function newToken(email = cast.marta.email) {
  const path = await signInLink(email)
  return path.replace('/desk/sign-in?token=', '')
}

test('a link signs in the person it was made for', async () => {
  const outcome = await signInByLink(await newToken(), aVisitor)
  if (!outcome.ok) throw new Error(outcome.problem)
  expect((await personOfSession(outcome.value.sessionId))?.email).toBe(cast.marta.email)
})

test('a link works once', async () => {
  const token = await newToken()
  expect(await signInByLink(token, aVisitor)).toMatchObject({ ok: true })
  expect(await signInByLink(token, aVisitor)).toEqual({ ok: false, problem: 'link-spent' })
})

test('of twenty simultaneous uses of a link one succeeds', async () => {
  const token = await newToken()
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => signInByLink(token, aVisitor)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
})

test('viewing a link shows whose it is and does not use it up', async () => {
  const token = await newToken()
  expect(await personOfLink(token)).toEqual({ name: 'Marta', email: cast.marta.email })
  expect(await signInByLink(token, aVisitor)).toMatchObject({ ok: true })
  expect(await personOfLink(token)).toBeNull()
})

test('a link expires after fifteen minutes by the clock of Postgres', async () => {
  const token = await newToken()
  await database()
    .update(oneTimeLinks)
    .set({ expiresAt: sql`${oneTimeLinks.expiresAt} - interval '15 minutes'` })
  expect(await personOfLink(token)).toBeNull()
  expect(await signInByLink(token, aVisitor)).toEqual({ ok: false, problem: 'link-spent' })
})

test('a link of a disabled person does not sign in', async () => {
  const token = await newToken(cast.olena.email)
  await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.id, cast.olena.id))
  expect(await signInByLink(token, aVisitor)).toEqual({ ok: false, problem: 'link-spent' })
  await expect(signInLink(cast.olena.email)).rejects.toThrow(NotFound)
})

test('the token itself is not stored', async () => {
  const token = await newToken()
  const rows = await database().select().from(oneTimeLinks)
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('an invented token signs nobody in', async () => {
  for (const token of ['', 'x', 'A'.repeat(43), '\0', "' or 1=1 --"])
    expect(await signInByLink(token, aVisitor)).toMatchObject({ ok: false })
})

test('an address is recognised in any case; an unknown one has no link', async () => {
  expect(await signInLink(' MARTA@Paper.test ')).toMatch(/^\/desk\/sign-in\?token=[\w-]{43}$/)
  await expect(signInLink('nobody@paper.test')).rejects.toThrow(NotFound)
})

test('the link of a disabled person does not say whose it is', async () => {
  const token = await newToken(cast.danylo.email)
  await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.id, cast.danylo.id))
  expect(await personOfLink(token)).toBeNull()
})
