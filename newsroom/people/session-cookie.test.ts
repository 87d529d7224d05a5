import { randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { secret } from '#lib/env.ts'
import { isSecure, sessionCookie, sessionIdOf } from './session-cookie.ts'

const sessionId = '019ab000-0000-7000-8000-000000000000'
const seal = (token: object, maxAge = 60, by = secret()) => encode({ token: { ...token }, secret: by, maxAge })
let before: string | undefined
beforeEach(() => {
  before = process.env.PUBLIC_URL
})
afterEach(() => {
  vi.useRealTimers()
  if (before === undefined) delete process.env.PUBLIC_URL
  else process.env.PUBLIC_URL = before
})

test('no script reads the cookie and no other site sends it with a form; on https only this host gets it, and only there', () => {
  process.env.PUBLIC_URL = 'https://news.example'
  expect([isSecure(), sessionCookie()]).toEqual([
    true,
    { name: '__Host-galley-session', options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true } },
  ])
  process.env.PUBLIC_URL = 'http://localhost:3000'
  expect([isSecure(), sessionCookie()]).toEqual([
    false,
    { name: 'galley-session', options: { httpOnly: true, sameSite: 'lax', path: '/', secure: false } },
  ])
})

test('a cookie that we sealed names its session; a forged, a damaged and an empty one name none', async () => {
  const cookie = await seal({ sid: sessionId })
  expect([await sessionIdOf(cookie), await sessionIdOf(cookie)]).toEqual([sessionId, sessionId])
  const forged = await seal({ sid: sessionId }, 60, 'another secret that is long enough for a key')
  for (const other of [
    forged,
    `${cookie.slice(0, -4)}AAAA`,
    `${cookie}A`,
    sessionId,
    '',
    undefined,
    await seal({}),
    await seal({ sid: 7 }),
  ])
    expect(await sessionIdOf(other), String(other)).toBeNull()
})

test('a cookie opens nothing after its end, also one that was opened before', async () => {
  const cookie = await seal({ sid: sessionId }, 60)
  expect(await sessionIdOf(cookie)).toBe(sessionId)
  vi.useFakeTimers({ now: Date.now() + 120_000, toFake: ['Date'] })
  expect(await sessionIdOf(cookie)).toBeNull()
})

test('a cookie that another secret opened is not remembered for this one', async () => {
  const cookie = await seal({ sid: sessionId })
  expect(await sessionIdOf(cookie)).toBe(sessionId)
  const kept = process.env.GALLEY_SECRET
  process.env.GALLEY_SECRET = randomBytes(32).toString('base64url')
  expect(await sessionIdOf(cookie)).toBeNull()
  if (kept === undefined) delete process.env.GALLEY_SECRET
  else process.env.GALLEY_SECRET = kept
})
