import { beforeAll, expect, test } from 'vitest'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { aVisitor } from '#testing/visitor.ts'
import { disable } from './disable.ts'
import { enable } from './enable.ts'
import { personOfLink, signInByLink, signInLink } from './one-time-link.ts'
import { machine } from './person.ts'
import { personOfSession } from './session.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

test('disabling ends sessions and links at once; after enabling, a new link works', async () => {
  const token = (await signInLink(cast.danylo.email)).split('token=')[1] ?? ''
  expect(await disable(cast.ihor, cast.danylo.id)).toEqual({ ok: true, value: null })
  expect(await personOfSession(cast.danylo.sessionId)).toBeNull()
  expect(await personOfLink(token)).toBeNull()

  expect(await enable(cast.ihor, cast.danylo.id)).toEqual({ ok: true, value: null })
  expect(await personOfSession(cast.danylo.sessionId)).toBeNull()
  expect(await signInByLink(token, aVisitor)).toEqual({ ok: false, problem: 'link-spent' })
  const again = (await signInLink(cast.danylo.email)).split('token=')[1] ?? ''
  expect(await signInByLink(again, aVisitor)).toMatchObject({ ok: true })
})

test('neither a journalist nor an editor may disable or enable anybody', async () => {
  for (const person of [cast.olena, cast.marta]) {
    await expect(disable(person, cast.ihor.id)).rejects.toThrow(NotAllowed)
    await expect(enable(person, cast.ihor.id)).rejects.toThrow(NotAllowed)
  }
  expect(await personOfSession(cast.ihor.sessionId)).not.toBeNull()
})

test('admins cannot disable themselves, and the console cannot disable the last admin', async () => {
  expect(await disable(cast.ihor, cast.ihor.id)).toEqual({ ok: false, problem: 'yourself' })
  expect(await disable(machine('console'), cast.ihor.id)).toEqual({ ok: false, problem: 'last-admin' })
  expect(await personOfSession(cast.ihor.sessionId)).not.toBeNull()
})

test('an unknown person is not found', async () => {
  await expect(disable(cast.ihor, cast.articles.draft)).rejects.toThrow(NotFound)
  await expect(enable(cast.ihor, cast.articles.draft)).rejects.toThrow(NotFound)
})
