import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { asc, eq, isNotNull, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { links } from '#db/schema/links.ts'
import { linksOf } from '#newsroom/articles/links-of.ts'
import { setEmbargo } from '#newsroom/embargo/set-embargo.ts'
import { readinessFor } from '#newsroom/workflow/readiness.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { apart, judgeLink, type KnownOfLink } from './judge-link.ts'
import { knownLinks, tryLinksSoon } from './known-links.ts'
import { sweepLinks } from './sweep-links.ts'
import { type Tried, tryAddress } from './try-address.ts'
import { tryLinks } from './try-links.ts'

let cast: Cast
/** What each path answers to HEAD and to GET; 200 without an entry, 'nothing' for none. */
const answers = new Map<string, number | 'nothing' | { head: number; get: number }>()
let asked: string[] = []
let [open, mostOpen] = [0, 0]
const server = createServer((request, response) => {
  const path = request.url ?? ''
  asked.push(`${request.method} ${path}`)
  open += 1
  mostOpen = Math.max(mostOpen, open)
  response.on('close', () => {
    open -= 1
  })
  const answer = answers.get(path) ?? 200
  if (answer === 'nothing') return request.socket.destroy()
  const status = typeof answer === 'number' ? answer : request.method === 'HEAD' ? answer.head : answer.get
  response.writeHead(status, path === '/round' ? { location: '/round' } : path === '/inside' ? { location: 'http://127.0.0.1:1/' } : {})
  setTimeout(() => response.end(), 5)
})
const port = () => (server.address() as AddressInfo).port // it listens
const at = (path: string) => `http://127.0.0.1:${port()}${path}`
const allows = (_address: string, asPort: number) => asPort === port()

beforeAll(async () => {
  cast = await seedCast()
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(async () => {
  answers.clear()
  asked = []
  mostOpen = 0
  await database().delete(links)
  await write([])
})

const bodyOf = (hrefs: readonly string[]) => ({
  type: 'doc' as const,
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'See ' },
        ...hrefs.map((href) => ({ type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href } }] })),
      ],
    },
  ],
})
const write = (hrefs: readonly string[]) =>
  database()
    .update(drafts)
    .set({ body: bodyOf(hrefs) })
    .where(eq(drafts.articleId, cast.articles.draft))
const read = async (person = cast.olena) => {
  const { advice, isTrying } = await readinessFor(person, cast.articles.draft)
  return { broken: advice.flatMap((one) => (one.what === 'link' ? one.href : [])), isTrying }
}
/** As if so many minutes had passed. */
const wait = (minutes: number) =>
  database().execute(sql`update links set next_at = next_at - make_interval(mins => ${minutes}), tried_at = tried_at - make_interval(mins => ${minutes}),
    failed_at = failed_at - make_interval(mins => ${minutes}), broken_at = broken_at - make_interval(mins => ${minutes})`)
const findWaiting = async () => (await database().select().from(links).where(isNotNull(links.nextAt)).orderBy(asc(links.address))).length

describe('a link', () => {
  test('that fails twice, minutes apart, is named to who writes the story, until it answers', async () => {
    await write([at('/a#part'), at('/gone')])
    answers.set('/gone', 404)
    expect(await read()).toEqual({ broken: [], isTrying: true })
    await tryLinks(allows)
    expect(await read()).toEqual({ broken: [], isTrying: true })
    await tryLinks(allows) // not yet
    expect(asked.filter((one) => one.startsWith('HEAD'))).toHaveLength(2)
    await wait(5)
    await tryLinks(allows)
    expect(await read()).toEqual({ broken: [at('/gone')], isTrying: false })
    // It is known for an hour, and then looked at again.
    const before = asked.length
    await wait(59)
    await read()
    await tryLinks(allows)
    expect(asked).toHaveLength(before)
    await wait(2)
    answers.delete('/gone')
    expect(await read()).toEqual({ broken: [at('/gone')], isTrying: true })
    await tryLinks(allows)
    expect(await read()).toEqual({ broken: [], isTrying: false })
  })

  test.each([401, 403, 405, 429, 451, 503, 999])('whose server answers %s may well answer readers', async (status) => {
    answers.set('/a', status)
    expect(await tryAddress(at('/a'), allows)).toBe('unknown')
    expect(asked).toEqual(['HEAD /a', 'GET /a'])
  })

  test.each([404, 410, 500, 502, 504])('whose server answers %s fails', async (status) => {
    answers.set('/a', status)
    expect(await tryAddress(at('/a'), allows)).toBe('fails')
  })

  test('is asked for its page where a server does not answer for the head', async () => {
    answers.set('/a', { head: 404, get: 200 })
    expect(await tryAddress(at('/a'), allows)).toBe('answers')
  })

  test('of an address inside, at once or led to, is not asked', async () => {
    expect(await tryAddress(at('/a'))).toBe('unknown')
    expect(await tryAddress(`http://localhost:${port()}/a`)).toBe('unknown')
    expect(await tryAddress('http://169.254.169.254/latest')).toBe('unknown')
    expect(asked).toEqual([])
    answers.set('/inside', 302).set('/round', 302)
    expect(await tryAddress(at('/inside'), allows)).toBe('unknown')
    expect(await tryAddress(at('/round'), allows)).toBe('unknown')
  })

  test('from which nothing comes is broken only when something answered within a day: otherwise it is we who are cut off', async () => {
    answers.set('/silent', 'nothing')
    await write([at('/silent')])
    await read()
    await tryLinks(allows)
    expect(await read()).toEqual({ broken: [], isTrying: false })
    await database().delete(links)
    await database()
      .insert(links)
      .values({ address: at('/a'), triedAt: sql`now()`, answeredAt: sql`now()` })
    await read()
    await tryLinks(allows)
    await wait(5)
    await tryLinks(allows)
    expect(await read()).toEqual({ broken: [at('/silent')], isTrying: false })
  })
})

describe('who', () => {
  test('may only read the story has nobody asked', async () => {
    await write([at('/a')])
    const guest = { ...cast.olena, id: cast.danylo.id, role: 'guest' as const }
    await database().insert(storyGuests).values({
      articleId: cast.articles.draft,
      personId: cast.danylo.id,
      may: 'read',
      endsAt: sql`now() + interval '1 day'`,
      invitedBy: cast.marta.id,
    })
    expect(await read(guest)).toEqual({ broken: [], isTrying: false })
    expect(await findWaiting()).toBe(0)
    await read(cast.marta)
    expect(await findWaiting()).toBe(1)
  })
})

describe('a story under an embargo', () => {
  test('has nobody asked before it ends, and its checklist says so', async () => {
    const isDraft = eq(articles.id, cast.articles.draft)
    const until = (when: string) =>
      database()
        .update(articles)
        .set({ embargoUntil: sql.raw(when), embargoWall: '2099-01-01T00:00', embargoZone: 'UTC' })
        .where(isDraft)
    const readUntried = async () =>
      (await readinessFor(cast.olena, cast.articles.draft)).advice.flatMap((one) => (one.what === 'links-wait' ? one.count : []))
    await until("now() + interval '1 day'")
    await write([at('/a'), at('/b')])
    expect(await read()).toEqual({ broken: [], isTrying: false })
    expect(await findWaiting()).toBe(0)
    expect(await readUntried()).toEqual([2])
    await tryLinks(allows)
    expect(asked).toEqual([])
    await until("now() - interval '1 second'")
    expect(await readUntried()).toEqual([])
    await tryLinks(allows)
    expect(asked).toHaveLength(2)
    await database().update(articles).set({ embargoUntil: null, embargoWall: null, embargoZone: null }).where(isDraft)
  })

  test('has nobody asked who was waited for when it was put under one; once it is over they are asked', async () => {
    const articleId = cast.articles.draft
    await write([at('/a'), at('/b')])
    await read()
    await tryLinks(allows, { tries: 1, ofHost: 1 })
    expect([asked.length, await findWaiting()]).toEqual([1, 1])
    expect(await setEmbargo(cast.marta, { articleId, wallTime: '2099-01-01T00:00', zone: 'UTC', reason: '' })).toMatchObject({ ok: true })
    expect(await findWaiting()).toBe(0)
    await tryLinks(allows)
    expect(asked).toHaveLength(1)
    await database()
      .update(articles)
      .set({ embargoUntil: null, embargoWall: null, embargoZone: null, embargoReason: '' })
      .where(eq(articles.id, articleId))
    await read()
    await tryLinks(allows)
    expect(asked).toHaveLength(2)
  })
})

describe('an author with thousands of links', () => {
  test('has the first fifty addresses tried, and of one host one after the other and few in a run', async () => {
    await write(Array.from({ length: 2_000 }, (_, one) => at(`/${one}`)))
    await read()
    await read()
    expect(await findWaiting()).toBe(50)
    await tryLinks(allows)
    expect(asked).toHaveLength(4)
    expect(mostOpen).toBe(1)
    expect(await findWaiting()).toBe(46)
  })

  test('does not fill the table: what waits is bounded, and what was tried is forgotten', async () => {
    const many = Array.from({ length: 30 }, (_, one) => at(`/${one}`))
    for (const part of [many.slice(0, 8), many.slice(8, 20), many.slice(20)]) await tryLinksSoon(part, 10)
    expect(await findWaiting()).toBe(10)
    await tryLinks(allows, { tries: 6, ofHost: 6 })
    expect(asked).toHaveLength(6)
    await wait(2 * 24 * 60 - 1)
    await sweepLinks()
    expect(await database().$count(links)).toBe(10)
    await wait(2)
    await sweepLinks()
    expect(await database().$count(links)).toBe(4) // those that wait
    await database().update(links).set({ triedAt: sql`now() - interval '3 days'` })
    await sweepLinks()
    expect(await database().$count(links), 'they wait for another try').toBe(4)
  })

  test('makes no two runs try the same one', async () => {
    await tryLinksSoon(Array.from({ length: 12 }, (_, one) => at(`/${one}`)))
    await Promise.all([1, 2, 3].map(() => tryLinks(allows, { tries: 4, ofHost: 50 })))
    expect(asked).toHaveLength(12)
    expect(new Set(asked).size).toBe(12)
  })
})

test.each([
  ['http://example.org', ['http://example.org/']],
  ['https://example.org/a?b#c', ['https://example.org/a?b']],
  ['https://приклад.укр/я', ['https://xn--80aikifvh.xn--j1amh/%D1%8F']],
  ['mailto:a@example.org', []],
  ['/en/a-story', []],
  ['story:01890000-0000-7000-8000-000000000000', []],
  ['https://a:b@example.org/', []],
  [`https://example.org/${'a'.repeat(2_000)}`, []],
])('of %s is asked %j', (href, addresses) => {
  expect(linksOf(bodyOf([href, href])).map(({ address }) => address)).toEqual(addresses)
})

test('a text without links asks nothing of the database', async () => {
  const refuses = { select: () => expect.fail('it was asked') } as unknown as Parameters<typeof knownLinks>[0] // only select is called
  expect(await knownLinks(refuses, bodyOf([]))).toEqual({ broken: [], toTry: [], isWaiting: false })
})

test('any order of tries: broken only after two that fail minutes apart with none between that does not, and then nothing waits', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ tried: fc.constantFrom<Tried>('answers', 'fails', 'unknown'), seconds: fc.nat(1_000) })), (tries) => {
      let now = Date.parse('2026-01-01')
      let state: KnownOfLink = { failedAt: null, brokenAt: null }
      let failed: number | null = null
      let isBroken = false
      for (const { tried, seconds } of tries) {
        now += seconds * 1000
        const { nextAt, ...after } = judgeLink(state, tried, new Date(now))
        if (tried !== 'fails') [failed, isBroken] = [null, false]
        else {
          failed ??= now
          isBroken ||= now - failed >= apart
        }
        expect(after.brokenAt !== null).toBe(isBroken)
        expect(nextAt !== null).toBe(tried === 'fails' && !isBroken)
        if (nextAt) expect(nextAt.getTime()).toBeGreaterThan(now)
        state = after
      }
    }),
  )
})
