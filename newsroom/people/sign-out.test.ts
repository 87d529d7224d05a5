import { beforeEach, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { openSession, personOfSession } from './session.ts'
import { endSession, signOutElsewhere, signOutEverywhere } from './sign-out.ts'

let cast: Cast
let here: Cast['olena']
let there: string
beforeEach(async () => {
  cast ??= await seedCast()
  const [first, second] = await transaction(async (tx) => [
    await openSession(tx, cast.olena.id, 'A'),
    await openSession(tx, cast.olena.id, 'B'),
  ])
  if (!first || !second) throw new Error('no session')
  here = { ...cast.olena, sessionId: first }
  there = second
})

const stands = async (sessionId: string) => (await personOfSession(sessionId)) !== null

test('signing out ends this browser’s session and no other', async () => {
  expect(await endSession(here, here.sessionId)).toEqual({ ok: true, value: { here: true } })
  expect([await stands(here.sessionId), await stands(there)]).toEqual([false, true])
})

test('another browser can be signed out from here', async () => {
  expect(await endSession(here, there)).toEqual({ ok: true, value: { here: false } })
  expect([await stands(here.sessionId), await stands(there)]).toEqual([true, false])
})

test('another person’s session is not found, even for an admin or when it has ended', async () => {
  await expect(endSession(cast.danylo, there)).rejects.toThrow(NotFound)
  await expect(endSession(cast.ihor, there)).rejects.toThrow(NotFound)
  expect(await stands(there)).toBe(true)
  await endSession(here, there)
  await expect(endSession(here, there)).rejects.toThrow(NotFound)
})

test('signing out elsewhere keeps this browser signed in and affects nobody else', async () => {
  expect(await signOutElsewhere(here)).toMatchObject({ ok: true })
  expect([await stands(here.sessionId), await stands(there), await stands(cast.danylo.sessionId)]).toEqual([true, false, true])
})

test('an admin signs somebody out everywhere; an editor may not', async () => {
  await expect(signOutEverywhere(cast.marta, here.id)).rejects.toThrow(NotAllowed)
  expect(await stands(there)).toBe(true)
  expect(await signOutEverywhere(cast.ihor, here.id)).toMatchObject({ ok: true })
  expect([await stands(here.sessionId), await stands(there)]).toEqual([false, false])
})
