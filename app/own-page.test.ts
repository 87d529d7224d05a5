import { beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { done } from '#lib/outcome.ts'
import { action, isOurOwnPage, visitorAction } from './action.ts'
import { GET, POST } from './api/auth/[...nextauth]/route.ts'

let sent: Record<string, string> = {}
vi.mock('next/headers', () => ({ headers: async () => new Headers(sent), cookies: async () => ({ get: () => undefined }) }))
const before = process.env.PUBLIC_URL
beforeEach(() => {
  sent = {}
  if (before === undefined) delete process.env.PUBLIC_URL
  else process.env.PUBLIC_URL = before
})

const isOurs = (headers: Record<string, string>) => {
  sent = headers
  return isOurOwnPage()
}
const here = 'news.example'

test.each([
  ['our own page', { origin: 'http://news.example', host: here }, true],
  ['our own page, behind the edge', { origin: 'http://news.example', host: '127.0.0.1:3001', 'x-forwarded-host': here }, true],
  ['another site', { origin: 'https://evil.example', host: here }, false],
  ['another port', { origin: 'http://news.example:81', host: here }, false],
  ['a host that only begins alike', { origin: 'http://news.example.evil.example', host: here }, false],
  ['a page without an origin', { origin: 'null', host: here }, false],
  ['who names only where it was sent', { host: here }, false],
  ['a form of our own in a browser that sends no origin', { host: here, 'sec-fetch-site': 'same-origin' }, true],
  ['a form of a neighbour in such a browser', { host: here, 'sec-fetch-site': 'same-site' }, false],
  ['a form of another site in such a browser', { host: here, 'sec-fetch-site': 'cross-site' }, false],
  [
    'the web that the edge asks, by its own name',
    { origin: 'http://127.0.0.1:3001', host: '127.0.0.1:3001', 'x-forwarded-host': here },
    false,
  ],
])('a request of %s', async (_, headers, isOwn) => expect(await isOurs(headers as Record<string, string>)).toBe(isOwn))

test('a site with https takes no request of its http pages, which anybody on the network can forge', async () => {
  process.env.PUBLIC_URL = 'https://news.example'
  expect(await isOurs({ origin: 'http://news.example', host: here })).toBe(false)
  expect(await isOurs({ origin: 'https://news.example', host: here })).toBe(true)
})

test('an act of another site is refused before anything of it is read, also one of visitors', async () => {
  sent = { origin: 'https://evil.example', host: here }
  const verb = vi.fn(async () => done(null))
  const read = vi.fn(() => true)
  const input = z.unknown().refine(read)
  for (const act of [action(input, verb), visitorAction(input, verb)]) expect(await act({})).toEqual({ ok: false, problem: 'cross-site' })
  expect([verb, read].map(({ mock }) => mock.calls.length)).toEqual([0, 0])
  sent = { origin: 'http://news.example', host: here }
  expect(await action(input, verb)({})).toEqual({ ok: false, problem: 'signed-out' })
  expect(await visitorAction(input, verb)({})).toEqual({ ok: true, value: null })
})

const ask = (endpoint: typeof GET, method: string, path: string) =>
  endpoint(new Request(`http://news.example/api/auth/${path}`, { method }), { params: Promise.resolve({ nextauth: path.split('/') }) })

test('nobody signs in from another site, and of next-auth no other endpoint is there', async () => {
  sent = { origin: 'https://evil.example', host: here }
  for (const way of ['link', 'password', 'passkey', 'second-step']) expect((await ask(POST, 'POST', `callback/${way}`)).status).toBe(403)
  sent = { origin: 'http://news.example', host: here }
  for (const path of ['signin', 'signout', 'signin/password', 'callback', 'callback/google', 'session', '_log', 'callback/password/x'])
    expect((await ask(POST, 'POST', path)).status, path).toBe(404)
  for (const path of ['signin', 'signout', 'session', 'providers', 'error', 'verify-request', 'callback/password'])
    expect((await ask(GET, 'GET', path)).status, path).toBe(404)
})
