import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { apiKeys as keyRows } from '#db/schema/api-keys.ts'
import { NotAllowed, NotProven } from '#lib/outcome.ts'
import { requestsPerMinute } from '#newsroom/api/admit.ts'
import { apiKeys } from '#newsroom/api/api-keys.ts'
import { makeApiKey } from '#newsroom/api/make-api-key.ts'
import { describeApi } from '#newsroom/api/openapi.ts'
import { revokeApiKey } from '#newsroom/api/revoke-api-key.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { sharedText } from '#testing/inputs.ts'
import { type OwnStory, ownStory } from '#testing/pairs.ts'
import { GET as getAuthors } from './authors/route.ts'
import { GET as getFeed } from './feed/route.ts'
import { GET as getOpenApi } from './openapi.json/route.ts'
import { GET as getSections } from './sections/route.ts'
import { GET as getStory } from './stories/[id]/route.ts'
import { GET as getStories } from './stories/route.ts'
import { GET as getTopics } from './topics/route.ts'

type Get = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
type Body = { items: Item[]; next: string | null }
type Item = {
  uri: string
  slug: string
  altIds: { value: string }[]
  bodies?: { role: string; value: string }[]
  story: Item
  pinned: boolean
}

const endpoints: Record<string, Get> = {
  '/stories': getStories,
  '/stories/{id}': getStory,
  '/feed': getFeed,
  '/sections': getSections,
  '/topics': getTopics,
  '/authors': getAuthors,
}

let cast: Cast
let one: OwnStory
let two: OwnStory
let key: string
beforeAll(async () => {
  cast = await seedCast()
  one = await ownStory(cast, { name: 'one', at: new Date('2026-05-01T10:00:00Z'), widths: [1280, 800] })
  two = await ownStory(cast, { name: 'two', at: new Date('2026-05-02T10:00:00Z'), widths: [960, 1600] })
  await ownStory(cast, { name: 'three', at: new Date('2026-05-03T10:00:00Z'), widths: [640, 640], language: 'uk' })
})
beforeEach(async () => {
  await database().delete(keyRows)
  key = await newKey()
})

async function newKey(name = 'App'): Promise<string> {
  const made = await makeApiKey(cast.ihor, { name })
  if (!made.ok) throw new Error(made.problem)
  return made.value.key
}

function ask(path: string, query: Record<string, string> = {}, { headers = {}, id = '' } = {}): Promise<Response> {
  const request = new Request(`http://paper.test/api/v1${path}?${new URLSearchParams(query)}`, {
    headers: { authorization: `Bearer ${key}`, ...headers },
  })
  const get = endpoints[path]
  if (!get) throw new Error(`there is no ${path}`)
  return get(request, { params: Promise.resolve({ id }) })
}
const read = async (...asked: Parameters<typeof ask>): Promise<Body> => (await (await ask(...asked)).json()) as Body
const slugs = ({ items }: Body) => items.map(({ altIds }) => altIds[0]?.value)

describe('what is answered', () => {
  test('every endpoint answers as the OpenAPI file says, and so does every refusal', async () => {
    const file = describeApi('http://paper.test') as Described
    expect(Object.keys(file.paths)).toEqual(Object.keys(endpoints))
    const ajv = new Ajv2020({ strict: false })
    addFormats.default(ajv)
    ajv.addSchema(file, 'api')
    for (const [path, { get }] of Object.entries(file.paths)) {
      const answers = { 200: await ask(path, {}, { id: one.id }), 400: await ask(path, { nothing: 'x' }, { id: one.id }) }
      for (const [status, answer] of Object.entries(answers)) {
        expect(answer.status).toBe(Number(status))
        const [[type, { schema }] = ['', { schema: {} }]] = Object.entries(get.responses[status]?.content ?? {})
        expect(answer.headers.get('content-type')).toContain(type)
        const name = String((schema as { $ref: string }).$ref)
        const isValid = ajv.compile({ $ref: `api${name}` })
        expect(isValid(await answer.json()), `${path} ${status}: ${JSON.stringify(isValid.errors)}`).toBe(true)
      }
    }
  })

  test('the description needs no key, and names every parameter that is read', async () => {
    const answer = await getOpenApi(new Request('http://paper.test/api/v1/openapi.json'))
    const file = (await answer.json()) as Described
    for (const [path, { get }] of Object.entries(file.paths))
      for (const { name, in: place } of get.parameters) {
        if (place !== 'query' || name === 'since') continue
        const value = {
          language: 'en',
          limit: '1',
          order: 'newest',
          section: one.section.slug,
          topic: one.topics[0]?.slug,
          author: one.authors[0]?.slug,
        }
        const given = name === 'after' ? undefined : String(value[name as keyof typeof value])
        if (given) expect((await ask(path, { [name]: given }, { id: one.id })).status, `${path} ${name}`).toBe(200)
      }
  })

  test('a story is ninjs as IPTC describes it', async () => {
    const schema = sharedText('schemas/ninjs-schema_3.1.json')
    const story = (await (await ask('/stories/{id}', {}, { id: one.id })).json()) as Item
    expect(story).toMatchObject({
      uri: `urn:uuid:${one.id}`,
      subjects: [{ name: one.section.name, rel: 'section' }, ...one.topics.map(({ name }) => ({ name, rel: 'about' }))],
      people: one.authors.map(({ name, slug }) => ({ name, rel: 'author', uri: expect.stringMatching(`/author/${slug}$`) })),
      associations: [{ uri: `urn:sha256:${one.hero.hash}`, renditions: [{ width: one.hero.width, sizeInBytes: one.hero.bytes }] }],
    })
    expect(story.bodies?.find(({ role }) => role === 'main')?.value).toContain(one.picture.hash)
    expect(story.bodies?.find(({ role }) => role === 'correction')?.value).toBe(one.correction)
    if (schema === null) return
    const ajv = new Ajv2020({ strict: false })
    addFormats.default(ajv)
    ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json' }) // of places, which we do not write
    const isNinjs = ajv.compile(JSON.parse(schema))
    expect(isNinjs(story), JSON.stringify(isNinjs.errors)).toBe(true)
  })

  test('lists go on from page to page and leave out nothing, by section, topic and author too', async () => {
    const all = slugs(await read('/stories', { limit: '100' }))
    expect(all.slice(-4)).toEqual(expect.arrayContaining(['one', 'two', 'one-related', 'two-related']))
    expect(all).not.toContain('three')
    const paged: unknown[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page: Body = await read('/stories', { limit: '2', ...(after && { after }) })
      paged.push(...slugs(page))
      after = page.next
    }
    expect(paged).toEqual(all)
    for (const story of [one, two])
      for (const [kind, { slug } = { slug: '' }] of [
        ['section', story.section],
        ['topic', story.topics[1]],
        ['author', story.authors[0]],
      ] as const)
        expect(slugs(await read('/stories', { [kind]: slug })), kind).toEqual([story.slug])
    expect(slugs(await read('/stories', { language: 'uk', limit: '1' }))).toEqual(['three'])
  })

  test('who asks for changes hears of each, and goes on later from the last place', async () => {
    const first = await read('/stories', { order: 'changed', limit: '3' })
    let next = first.next ?? ''
    const heard = slugs(first)
    for (let page = await read('/stories', { order: 'changed', limit: '3', after: next }); page.items.length > 0; ) {
      heard.push(...slugs(page))
      next = page.next ?? ''
      page = await read('/stories', { order: 'changed', limit: '3', after: next })
    }
    expect(heard.sort()).toEqual(slugs(await read('/stories', { limit: '100' })).sort())
    await database().execute(sql`update live_articles set updated_at = now() + interval '1 second' where slug = 'one'`)
    expect(slugs(await read('/stories', { order: 'changed', after: next }))).toEqual(['one'])
    expect(slugs(await read('/stories', { order: 'changed', since: new Date().toISOString() }))).toEqual(['one'])
    await database().execute(sql`update live_articles set updated_at = null where slug = 'one'`)
  })

  test('the front page comes in its order, and names by slug', async () => {
    const feed = await read('/feed')
    expect(feed.items.map(({ story }) => story.uri)).toContain(`urn:uuid:${cast.articles.published}`)
    const names = await read('/authors', { limit: '2' })
    expect(names.items).toHaveLength(2)
    const [last] = names.items.slice(-1)
    const [following] = (await read('/authors', { limit: '1', after: last?.slug ?? '' })).items
    expect(following && last && following.slug > last.slug).toBe(true)
  })

  test('no story that readers do not have', async () => {
    const hidden = Object.entries(cast.articles).filter(([stage]) => stage !== 'published')
    expect(hidden.length).toBeGreaterThan(1)
    const all = (await read('/stories', { limit: '100' })).items.map(({ uri }) => uri)
    for (const [, id] of hidden) {
      expect((await ask('/stories/{id}', {}, { id })).status).toBe(404)
      expect(all).not.toContain(`urn:uuid:${id}`)
    }
  })

  test.each([
    ['an unknown parameter', '/stories', { sektion: 'war' }, 400, /sektion/],
    ['a wrong slug', '/stories', { section: 'War!' }, 400, /section=War!: This is not a slug/],
    ['a section that does not exist', '/stories', { section: 'none' }, 404, /no such section/],
    ['a language that is not published', '/stories', { language: 'pl' }, 400, /language=pl/],
    ['two lists at once', '/stories', { section: 'war', topic: 'a' }, 400, /only one/],
    ['since without order=changed', '/stories', { since: '2026-01-01T00:00:00Z' }, 400, /order=changed/],
    ['a time that is none', '/stories', { order: 'changed', since: 'yesterday' }, 400, /since=yesterday/],
    ['more than a hundred', '/topics', { limit: '101' }, 400, /limit=101/],
    ['a cursor of somebody’s own', '/stories', { after: 'x' }, 400, /next/],
    ['a cursor of another list', '/feed', { after: '../..' }, 400, /next/],
  ])('%s is refused in words', async (_, path, query, status, words) => {
    const answer = await ask(path, query as unknown as Record<string, string>)
    expect(answer.status).toBe(status)
    expect(((await answer.json()) as { detail: string }).detail).toMatch(words)
  })

  test('an answer that somebody has already is not sent again', async () => {
    const answer = await ask('/stories')
    const etag = answer.headers.get('etag') ?? ''
    const again = await ask('/stories', {}, { headers: { 'if-none-match': `"other", W/${etag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await ask('/stories', {}, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
    expect((await ask('/stories', { limit: '1' })).headers.get('etag')).not.toBe(etag)
  })
})

describe('keys', () => {
  test('nothing is answered without one, with a wrong or a revoked one', async () => {
    const other = await newKey('Other')
    for (const [authorization, title] of [
      ['', 'No key'],
      ['Bearer galley_0000000000000000000000000000000000000000000', 'No key'],
      [`Basic ${key}`, 'No key'],
    ]) {
      const answer = await ask('/stories', {}, { headers: { authorization: authorization ?? '' } })
      expect([answer.status, ((await answer.json()) as { title: string }).title]).toEqual([401, title])
      expect(answer.headers.get('www-authenticate')).toContain('Bearer')
    }
    const without = await getFeed(new Request('http://paper.test/api/v1/feed'), { params: Promise.resolve({}) })
    expect([without.status, await without.text()]).toEqual([401, expect.stringContaining('Send a key in the header')])
    const [row] = await apiKeys(cast.ihor)
    await revokeApiKey(cast.ihor, { keyId: row?.id ?? '' })
    expect((await ask('/stories')).status).toBe(401)
    expect((await ask('/stories', {}, { headers: { authorization: `Bearer ${other}` } })).status).toBe(200)
    expect(await revokeApiKey(cast.ihor, { keyId: row?.id ?? '' })).toMatchObject({ problem: 'gone' })
  })

  test('each has a limit of its own a minute, and what is past it writes nothing', async () => {
    const other = await newKey('Other')
    const first = await ask('/stories')
    expect(first.headers.get('ratelimit-remaining')).toBe(String(requestsPerMinute - 1))
    await database().execute(sql`update api_keys set used_in_minute = ${requestsPerMinute - 1} where name = 'App'`)
    expect((await ask('/stories')).headers.get('ratelimit-remaining')).toBe('0')
    const refused = await ask('/stories')
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true])
    const [row] = await database().select().from(keyRows).where(sql`name = 'App'`)
    expect(row?.usedInMinute).toBe(requestsPerMinute)
    expect((await ask('/stories', {}, { headers: { authorization: `Bearer ${other}` } })).status).toBe(200)
    await database().execute(sql`update api_keys set minute_ends = now() - interval '1 second' where name = 'App'`)
    expect((await ask('/stories')).status).toBe(200)
  })

  test('its minute begins with the first request and is not made longer by others', async () => {
    await ask('/stories')
    await database().execute(sql`update api_keys set minute_ends = now() + interval '5 seconds'`)
    expect(Number((await ask('/stories')).headers.get('ratelimit-reset'))).toBeLessThan(6)
    await database().execute(sql`update api_keys set minute_ends = now() - interval '1 second', used_in_minute = 40`)
    expect((await ask('/stories')).headers.get('ratelimit-remaining')).toBe(String(requestsPerMinute - 1))
  })

  test('a hundred are the most', async () => {
    const others = Array.from({ length: 99 }, (_, at) => ({ name: 'App', secretHash: `hash ${at}`, hint: 'abcd', createdBy: cast.ihor.id }))
    await database().insert(keyRows).values(others)
    expect(await makeApiKey(cast.ihor, { name: 'One more' })).toEqual({ ok: false, problem: 'too-many-keys' })
  })

  test('only an admin who has just proven who they are makes one, and it is not stored', async () => {
    await expect(makeApiKey(cast.marta, { name: 'App' })).rejects.toThrow(NotAllowed)
    await expect(makeApiKey({ ...cast.ihor, isProven: false }, { name: 'App' })).rejects.toThrow(NotProven)
    const [listed] = await apiKeys(cast.ihor)
    expect(listed).toMatchObject({ name: 'App', hint: key.slice(-4), createdBy: cast.ihor.name, usedAt: null })
    const stored = JSON.stringify(await database().select().from(keyRows))
    expect(stored).not.toContain(key)
    await expect(apiKeys(cast.marta)).rejects.toThrow(NotAllowed)
  })
})

type Described = {
  paths: Record<
    string,
    { get: { parameters: { name: string; in: string }[]; responses: Record<string, { content?: Record<string, { schema: object }> }> } }
  >
}
