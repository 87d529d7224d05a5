import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { oneTimeLinks, people } from '#db/schema/people.ts'
import { aVisitor } from '#testing/visitor.ts'
import { firstAdminLink } from './first-admin.ts'
import { signInByLink } from './one-time-link.ts'
import { personOfSession } from './session.ts'

beforeEach(() => database().execute(sql`truncate people, audit cascade`))

const tokenOf = (link: string | null) => link?.split('token=')[1] ?? ''

test('a newsroom without people gets an admin without a password, and a link for the console', async () => {
  const entry = await signInByLink(tokenOf(await firstAdminLink()), aVisitor)
  if (!entry.ok) throw new Error(entry.problem)
  expect(await personOfSession(entry.value.sessionId)).toMatchObject({ role: 'admin', name: 'Admin' })
  expect(await database().select({ passwordHash: people.passwordHash }).from(people)).toEqual([{ passwordHash: null }])
})

test('until the first admin has signed in, every start prints a link of the same account', async () => {
  await firstAdminLink()
  await database().update(oneTimeLinks).set({ expiresAt: sql`now()` })
  expect(await signInByLink(tokenOf(await firstAdminLink()), aVisitor)).toMatchObject({ ok: true })
  expect(await database().$count(people)).toBe(1)
})

test('once the first admin has signed in, the console prints no link', async () => {
  await signInByLink(tokenOf(await firstAdminLink()), aVisitor)
  expect(await firstAdminLink()).toBeNull()
})

test('where the first admin never signed in and there are others, the console prints no way into that account', async () => {
  await firstAdminLink()
  await database().insert(people).values({ email: 'olena@paper.test', name: 'Olena', role: 'admin' })
  expect(await firstAdminLink()).toBeNull()
})

test('a newsroom with accounts gets no first admin, even if all are disabled', async () => {
  await database().insert(people).values({ email: 'olena@paper.test', name: 'Olena', role: 'journalist' })
  expect(await firstAdminLink()).toBeNull()
  await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.name, 'Olena'))
  expect(await firstAdminLink()).toBeNull()
})

test('several processes that start at once create one admin', async () => {
  const links = await Promise.all(Array.from({ length: 8 }, () => firstAdminLink()))
  expect(links.every((link) => link !== null)).toBe(true)
  expect(await database().$count(people)).toBe(1)
})
