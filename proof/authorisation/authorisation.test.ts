import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type CallerName, callerNames, callersAndFixtures, type Fixtures } from './callers.ts'
import { actionsOf, type Action as BuiltAction, routesOf } from './entry-points.ts'
import { openFixtures } from './fixtures.ts'
import { openToGuest, standingOfGuest } from './guest-table.ts'
import type { Action, Standing } from './may.ts'
import * as table from './table.ts'
import { startWeb, type Web } from './web.ts'

/**
 * The authorisation proof: every entry point of Next's build is tried by every caller, against web in production mode. An entry point that
 * is not in table.ts fails; so does a refusal that changes a row or reveals whether the thing exists.
 */
let web: Web
let builtActions: BuiltAction[]
let database: Awaited<ReturnType<typeof openFixtures>>
let fixtures: Fixtures
let callers: Record<CallerName, Caller>

beforeAll(async () => {
  ;({ callers, fixtures } = await callersAndFixtures())
  database = await openFixtures()
  await database.keep()
  web = await startWeb()
  builtActions = actionsOf(web.build)
}, 600_000)

afterAll(async () => {
  await web?.stop()
  await database?.close()
})

test('every server action of the build is in the table, and the table has no others', () => {
  const built = builtActions.map(({ name }) => name)
  const missing = built.filter((name) => !table.actions[name])
  const lines = missing.map((name) => `  '${name}': { may: …, send: () => ({}) },`).join('\n')
  expect(missing, `add to \`actions\` in proof/authorisation/table.ts, saying who may and what works:\n${lines}`).toEqual([])
  const gone = Object.keys(table.actions).filter((name) => !built.includes(name))
  expect(gone, 'take these lines out of proof/authorisation/table.ts: no page offers them any more').toEqual([])
})

test('every page and route handler of the build is in the table, and the table has no others', () => {
  const built = routesOf(web.build).map(({ name }) => name)
  const missing = built.filter((name) => !table.routes[name])
  const lines = missing.map((name) => `  '${name}': page('${name.replace(/\/(page|route)$/, '')}', …),`).join('\n')
  expect(missing, `add to \`routes\` in proof/authorisation/table.ts, saying who may:\n${lines}`).toEqual([])
  const gone = Object.keys(table.routes).filter((name) => !built.includes(name))
  expect(gone, 'take these lines out of proof/authorisation/table.ts: they are not there any more').toEqual([])
})

test('what is open to guests is in the build', () => {
  const built = [...builtActions, ...routesOf(web.build)].map(({ name }) => name)
  expect(Object.keys(openToGuest).filter((name) => !built.includes(name))).toEqual([])
})

test('every method of a route handler is in the table', async () => {
  for (const [name, methods] of Object.entries(table.routes)) {
    const [first] = Object.values(methods)
    if (!name.endsWith('/route') || !first) continue
    const answer = await fetch(web.origin + first.path(fixtures), { method: 'OPTIONS' })
    const answered = (answer.headers.get('allow') ?? '').split(', ')
    // Next answers HEAD by GET where a handler has that.
    const allowed = answered.filter((method) => !['OPTIONS', '', answered.includes('GET') ? 'HEAD' : ''].includes(method))
    expect(Object.keys(methods).sort(), `methods of ${name}`).toEqual(allowed.sort())
  }
})

describe('server actions', () => {
  test.each(Object.keys(table.actions))('%s admits and refuses callers as the table says', async (name) => {
    const line = lineOf(name)
    for (const caller of callersOf(callers)) {
      const standing = caller.name === 'guest' ? standingOfGuest(name, line) : table.standingOf(line, caller.name)
      const sent = line.send(fixtures, caller)
      const { answer, touched } = await watch(() => act(name, sent, caller))
      const who = `${caller.name} calling ${name}`
      const meaning = meaningOf(answer, line.leadsTo)
      expect(meaning === line.or ? 'in' : meaning, `${who}: ${answer.status} ${answer.text.slice(0, 600)}`).toBe(standing)
      expect(storiesIn(answer.text, caller), `${who} was told of a story that is not theirs`).toEqual([])
      if (standing === 'in') continue
      expect(touched, `${who} was refused, and yet these tables changed`).toEqual([])
      const ghost = hasIds(sent, caller) && !mayKnow(line, standing, caller) ? await act(name, ghostly(sent, caller), caller) : answer
      expect(faceOf(answer), `${who}: the answer differs for what never existed`).toEqual(faceOf(ghost))
      expect(secretsIn(answer.text, caller), who).toEqual([])
    }
  })

  test.each(Object.keys(table.actions))('%s refuses requests from other sites', async (name) => {
    for (const origin of [undefined, 'https://evil.example', 'null']) {
      const { answer, touched } = await watch(() => act(name, lineOf(name).send(fixtures, callers.ihor), callers.ihor, { origin }))
      expect(meaningOf(answer, lineOf(name).leadsTo), `${name} with the origin ${origin}: ${answer.text.slice(0, 300)}`).not.toBe('in')
      expect(touched, `${name} with the origin ${origin}`).toEqual([])
    }
  })
})

describe('pages and route handlers', () => {
  const calls = Object.entries(table.routes).flatMap(([name, methods]) =>
    Object.entries(methods).map(([method, call]) => ({ name, method, call })),
  )
  test.each(calls)('$method $name admits and refuses callers as the table says', async ({ name, method, call }) => {
    for (const caller of callersOf(callers)) {
      const standing = caller.name === 'guest' ? standingOfGuest(name, call) : table.standingOf(call, caller.name)
      const path = call.path(fixtures)
      const sent = typeof call.send === 'function' ? call.send(caller) : call.send
      const { answer, touched } = await watch(() => request(path, caller, { method, ...sent }))
      const who = `${caller.name}: ${method} ${path}`
      const expected = standing === 'in' ? [String(call.status ?? 200)] : refusalsOf(name, caller, standing)
      expect(expected, `${who}: ${answer.text.slice(0, 300)}`).toContain(faceOfPage(answer))
      expect(storiesIn(answer.text, caller), `${who} was told of a story that is not theirs`).toEqual([])
      const changed = touched.filter((table) => ![call.counts ?? []].flat().includes(table))
      if (method === 'GET' || standing !== 'in') expect(changed, `${who} changed these tables`).toEqual([])
      if (standing === 'in') continue
      const ghost = await request(ghostlyText(path), caller, { method, ...sent })
      expect(faceOf(answer), `${who}: the answer differs for what never existed`).toEqual(faceOf(ghost))
      const flight = await request(path, caller, { method, headers: { rsc: '1' } })
      expect([...secretsIn(answer.text, caller), ...secretsIn(flight.text, caller)], who).toEqual([])
    }
  })
})

describe('route handlers that change something', () => {
  const calls = Object.entries(table.routes).flatMap(([name, methods]) =>
    Object.entries(methods)
      .filter(([method, { may }]) => method !== 'GET' && method !== 'HEAD' && may !== 'public')
      .map(([method, call]) => ({ name, method, call })),
  )
  test.each(calls)('$method $name refuses requests from other sites', async ({ method, call }) => {
    const caller = callers.ihor
    const sent = typeof call.send === 'function' ? call.send(caller) : call.send
    for (const origin of [undefined, 'https://evil.example', 'null']) {
      const { answer, touched } = await watch(() => request(call.path(fixtures), caller, { method, ...sent, origin }))
      expect(answer.status, `with the origin ${origin}: ${answer.text.slice(0, 300)}`).toBe(403)
      expect(touched, `with the origin ${origin}`).toEqual([])
    }
  })
})

type Seen = { status: number; location: string; text: string }
const lineOf = (name: string) => table.actions[name] ?? fail(`no line for ${name}`)
const callersOf = (all: Record<CallerName, Caller>) => callerNames.map((name) => all[name])

/** How a refusal looks from outside. Not allowed and not found look the same. */
const refusals = {
  page: { 'signed-out': ['sign-in'], 'not-allowed': ['404'], 'not-found': ['404'], unproven: [] },
  route: { 'signed-out': ['401', '404'], 'not-allowed': ['404'], 'not-found': ['404'], unproven: ['403'] },
}

/** A route may say to a guest, as to somebody who is signed out, that they are nobody it knows. */
const refusalsOf = (name: string, { name: who }: Caller, standing: Exclude<Standing, 'in'>): string[] =>
  refusals[name.endsWith('/page') ? 'page' : 'route'][who === 'guest' && !name.endsWith('/page') ? 'signed-out' : standing]

async function act(name: string, sent: unknown, caller: Caller, { origin } = { origin: web.origin as string | undefined }): Promise<Seen> {
  const action = builtActions.find((each) => each.name === name) ?? fail(`${name} is not in the build`)
  const path = action.page.replace(/\/page$/, '').replace(/\[[^\]]+\]/g, fixtures.articles.draft)
  return request(path, caller, {
    method: 'POST',
    headers: {
      'next-action': action.id,
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
    },
    origin,
    body: JSON.stringify([sent]),
  })
}

async function request(
  path: string,
  caller: Caller,
  sent: { method: string; headers?: Record<string, string>; body?: string; origin?: string | undefined },
): Promise<Seen> {
  const { method, headers, body, origin } = { origin: sent.method === 'GET' ? undefined : web.origin, ...sent }
  const answer = await fetch(web.origin + path, {
    method,
    redirect: 'manual',
    // Uncompressed: who asks twelve thousand times need not have each answer packed, among them one of sixteen megabytes.
    headers: { cookie: caller.cookie, 'accept-encoding': 'identity', ...(origin === undefined ? {} : { origin }), ...headers },
    body,
  })
  const location = answer.headers.get('x-action-redirect') ?? answer.headers.get('location') ?? ''
  // The grammar is a file of a package, sixteen megabytes in which no word of the newsroom can be.
  const isGrammar = answer.headers.get('content-type') === 'application/wasm'
  if (isGrammar) await answer.body?.cancel()
  return { status: answer.status, location, text: isGrammar ? '' : await answer.text() }
}

/** Runs one call, returns the tables it changed, and restores them. */
async function watch(call: () => Promise<Seen>): Promise<{ answer: Seen; touched: string[] }> {
  const answer = await call()
  const touched = await database.findChanged()
  if (touched.length > 0) await database.restore(touched)
  return { answer, touched }
}

/** The meaning of an action's response: the outcome of app/action.ts, or the redirect. */
function meaningOf({ status, location, text }: Seen, leadsTo?: RegExp): string {
  if (leadsTo) return leadsTo.test(location) ? 'in' : location.startsWith('/desk/sign-in') ? 'signed-out' : `led to ${location}`
  const outcome = outcomeIn(text)
  if (outcome === null) return `no outcome (${status})`
  return outcome.ok ? 'in' : (outcome.problem ?? 'no problem named')
}

function outcomeIn(text: string): { ok: boolean; problem?: string } | null {
  for (const row of text.split('\n')) {
    const match = /^[0-9a-f]+:(\{"ok":(?:true|false).*)$/.exec(row)
    if (match?.[1]) return JSON.parse(match[1]) as { ok: boolean; problem?: string } // an Outcome of lib/outcome.ts
  }
  return null
}

const faceOfPage = ({ status, location }: Seen): string => (status === 307 && /\/desk\/sign-in/.test(location) ? 'sign-in' : String(status))

/** A response without what differs between requests: ids, the time of day, and the nonce. */
const faceOf = ({ status, location, text }: Seen): Seen => ({
  status,
  location: location.replace(uuids, 'ID'),
  text: rowsInOrder(
    text
      .replace(uuids, 'ID')
      .replace(/"[bc]":"[^"]*"/g, '')
      .replace(/nonce(\\?"?[=:]\\?")[\w+/=-]+/g, 'nonce$1NONCE'),
  ),
})

/** Flight data arrives in rows, and rows in scripts, in varying order: this sorts them. */
const rowsInOrder = (text: string) =>
  text.replaceAll('"])</script><script nonce="NONCE">self.__next_f.push([1,"', '').split('\\n').sort().join('\\n')

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const ghostlyText = (text: string) => text.replace(uuids, () => randomUUID())
/** The same request with unknown ids, except the caller's own. */
const ghostly = (sent: unknown, caller: Caller): unknown =>
  JSON.parse(JSON.stringify(sent).replace(uuids, (id) => (id === caller.id ? id : randomUUID())))

/** They see every story. */
const editorsOfSections: string[] = ['taras', 'sofia'] satisfies CallerName[]

/** A caller who may see the thing, but not do this to it, learns nothing from the refusal. */
const mayKnow = ({ may, isNoSecret }: Action, standing: Standing, { name }: Caller): boolean =>
  isNoSecret === true ||
  (editorsOfSections.includes(name) && standing === 'not-allowed') ||
  (standing === 'not-allowed' && Object.values(may).includes('not-found'))

const hasIds = (sent: unknown, caller: Caller) => JSON.stringify(ghostly(sent, caller)) !== JSON.stringify(sent)

/** Unpublished text of Olena's stories, which only she, editors and admins may see, whether or not they are let in. */
const storiesIn = (text: string, { name }: Caller): string[] =>
  ['olena', 'marta', 'ihor', 'stale', ...editorsOfSections].includes(name)
    ? []
    : (text.match(/(?:Text of t|T)he (?:draft|submitted|unpublished|taken-down) story/g) ?? []).filter(
        (found) => name !== 'guest' || !found.includes('draft'), // to which they are invited
      )

/** What no refusal may contain: that text, and other people's addresses. */
const secretsIn = (text: string, caller: Caller): string[] => [
  ...storiesIn(text, { ...caller, name: 'anonymous' }),
  ...(text.match(/[a-z]+@paper\.test/g) ?? []).filter((found) => found !== caller.email),
]

function fail(message: string): never {
  throw new Error(message)
}
