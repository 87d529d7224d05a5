import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { ReplaceStep } from '@tiptap/pm/transform'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { draftSteps, suggestions } from '#db/schema/articles.ts'
import { people, sessions } from '#db/schema/people.ts'
import { sealSession } from '#e2e/seal-session.ts'
import { newestText } from '#newsroom/articles/newest-text.ts'
import { stepsToJson } from '#newsroom/articles/parse-steps.ts'
import { replaceText } from '#newsroom/articles/replace-text.ts'
import { requireSuggestions } from '#newsroom/articles/require-suggestions.ts'
import { settleDoc } from '#newsroom/articles/settle-suggestions.ts'
import { shareWith } from '#newsroom/articles/share-with.ts'
import { startArticle } from '#newsroom/articles/start-article.ts'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
import { openFixtures } from '#proof/authorisation/fixtures.ts'
import { get, isLong, type Part, startEdge, startWeb } from '#proof/edge/processes.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { brokenJson, junk, makeRandom, type Random } from './hostile-messages.ts'

/** The endpoint of a draft's steps, behind a real edge: who may not, what is no batch, and what is too much. GALLEY_SEED repeats a run. */
const bodies = isLong ? 20_000 : 200
const batches = isLong ? 3_000 : 80
const seed = Number(process.env.GALLEY_SEED ?? 1)
let cast: Cast
let web: Part
let edge: Part
let cookies: Record<'olena' | 'danylo' | 'marta', string>

beforeAll(async () => {
  cast = await seedCast()
  web = await startWeb()
  edge = await startEdge('attacked', [web], { GALLEY_CONNECTIONS_PER_ADDRESS: '10000' })
  const [olena, danylo, marta] = await Promise.all([cast.olena, cast.danylo, cast.marta].map(({ id }) => cookieOf(id)))
  cookies = { olena: olena ?? '', danylo: danylo ?? '', marta: marta ?? '' }
}, 400_000)
afterAll(async () => {
  await edge?.stop()
  await web?.stop()
}, 60_000)

async function cookieOf(personId: string): Promise<string> {
  const { name, value } = await sealSession(personId, 'Test/1')
  return `${name}=${value}`
}

const addressOf = (articleId: string) => `${edge.origin}/desk/articles/${articleId}/draft`

async function post(articleId: string, cookie: string, body: string | Buffer, headers: Record<string, string> = {}) {
  const sent = {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: { cookie, origin: edge.origin, 'content-type': 'application/json', ...headers },
  }
  const answer = await fetch(addressOf(articleId), sent)
  return { status: answer.status, text: await answer.text() }
}

const batchOf = (person: { id: string }, steps: unknown[], more: object = {}) =>
  JSON.stringify({ seenVersion: 1, batchId: randomUUID(), steps, writer: person.id, ...more })
const typed = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'x' }] } }

async function newStory(): Promise<string> {
  const started = await startArticle(cast.olena, { language: 'en' })
  if (!started.ok) throw new Error('not started')
  const { articleId } = started.value
  const content = ['The first paragraph.', 'Another one.', 'And the last.'].map((text) => ({
    type: 'paragraph',
    content: [{ type: 'text', text }],
  }))
  const written = await replaceText(cast.olena, { articleId, seenVersion: 1, headline: 'Head', dek: 'Dek', body: { type: 'doc', content } })
  if (!written.ok) throw new Error(written.problem)
  return articleId
}

/** What is read as a batch only at first sight. */
function badBody(random: Random): string | Buffer {
  const position = () => random.one([random.number(60), -1, 1e9, 0.5, null, '1', 2 ** 53])
  const node = () =>
    random.one([typed.slice.content[0], { type: random.one(['script', 'headline', 'doc', 'listItem', '__proto__']) }, junk(random)])
  const step = () => ({
    stepType: random.one([
      'replace',
      'replaceAround',
      'addMark',
      'removeMark',
      'addNodeMark',
      'removeNodeMark',
      'attr',
      'docAttr',
      'constructor',
    ]),
    from: position(),
    to: position(),
    gapFrom: position(),
    gapTo: position(),
    insert: position(),
    pos: position(),
    attr: random.one(['level', 'alt', '__proto__', 'before', 'id']),
    value: junk(random),
    mark: random.one([{ type: 'bold' }, { type: 'deletion', attrs: { id: 'd' } }, junk(random)]),
    slice: random.one([{ content: [node()], openStart: random.number(3), openEnd: random.number(3) }, junk(random)]),
  })
  const whole = { seenVersion: 2, batchId: randomUUID(), writer: cast.olena.id, steps: [step(), random.one([step(), junk(random), null])] }
  const wrong = {
    seenVersion: [0, -1, 1e9, 1.5, '2', null],
    batchId: ['', 'x', 7, null, [randomUUID()]],
    writer: [cast.marta.id, cast.danylo.id, randomUUID(), '', null],
    steps: [[], {}, null, 'steps', Array.from({ length: 1001 }, () => typed)],
  }
  const name = random.one(Object.keys(wrong) as (keyof typeof wrong)[]) // Object.keys returns string[]
  return random.one<() => string | Buffer>([
    () => random.bytes(4000),
    () => '',
    () => brokenJson(random, whole),
    () => JSON.stringify(junk(random)),
    () => JSON.stringify({ ...whole, [name]: random.one<unknown>(wrong[name]) }),
    () => JSON.stringify(whole),
    () => JSON.stringify(whole),
  ])()
}

const badHeaders: Record<string, string>[] = [
  {},
  {},
  {},
  { 'content-type': 'text/plain' },
  { 'content-encoding': 'gzip' },
  { 'content-type': 'multipart/form-data; boundary=x' },
]

test(`${bodies} bodies that are no batch: each is refused or makes a valid story, and only where its sender may write`, async () => {
  const own = await newStory()
  const fixtures = await openFixtures()
  await fixtures.keep()
  const random = makeRandom(seed)
  const statuses: Record<string, number> = {}
  let sent = 0
  const attacker = async (write: (body: string | Buffer, headers: Record<string, string>) => Promise<{ status: number; text: string }>) => {
    while (sent < bodies) {
      sent += 1
      const body = badBody(random)
      const { status, text } = await write(body, random.one(badHeaders))
      statuses[status] = (statuses[status] ?? 0) + 1
      expect(status, `${String(body).slice(0, 1000)}\n${text.slice(0, 300)}`).toBeLessThan(500)
    }
  }
  // A story of others', one's own, and one that there is not.
  const others = async (body: string | Buffer, headers: Record<string, string>) => {
    const answer = await post(cast.articles.submitted, cookies.danylo, body, headers)
    expect([400, 404, 422], answer.text).toContain(answer.status)
    return answer
  }
  await Promise.all([
    attacker(others),
    attacker(others),
    attacker((body, headers) => post(randomUUID(), cookies.olena, body, headers)),
    attacker((body, headers) => post(own, cookies.olena, body, headers)),
    attacker((body, headers) => post(own, cookies.olena, body, headers)),
  ])
  storyOf(await newestText(database(), own)).check()
  expect((await get(`${edge.origin}/`)).status).toBe(200)
  const changed = await fixtures.findChanged()
  await database().delete(draftSteps).where(eq(draftSteps.articleId, own))
  await fixtures.close()
  // The own story may have been written in, and only that.
  const written = ['public.draft_steps', 'public.drafts', 'public.articles', 'public.audit', 'public.suggestions', 'public.draft_versions']
  expect(changed.filter((table) => !written.includes(table))).toEqual([])
  expect((await newestText(database(), cast.articles.submitted)).version).toBe(1)
  console.log(
    `${sent} bodies (seed ${seed}): ${JSON.stringify(statuses)}, the own story is at version ${(await newestText(database(), own)).version}`,
  )
}, 3_600_000)

test.each([
  ['a story that is not theirs', () => cast.articles.submitted],
  ['a story that there is not', () => randomUUID()],
  ['no id at all', () => 'x'],
])('%s is not found, whatever the batch says of itself', async (_, path) => {
  const [own, before] = [await newStory(), await newestText(database(), cast.articles.submitted)]
  for (const more of [{}, { articleId: own }, { writer: cast.olena.id }, { person: cast.marta.id, role: 'editor' }]) {
    const { status } = await post(path(), cookies.danylo, batchOf(cast.danylo, [typed], more))
    expect([400, 404, 422]).toContain(status)
  }
  expect(await newestText(database(), cast.articles.submitted)).toEqual(before)
  expect((await newestText(database(), own)).version).toBe(2)
})

test('a batch that names another story, another writer or another’s batch writes nothing there', async () => {
  const own = await newStory()
  const before = await newestText(database(), cast.articles.draft)
  const named = batchOf(cast.olena, [typed], { articleId: cast.articles.draft, seenVersion: 2 })
  expect((await post(own, cookies.olena, named)).status).toBe(200)
  expect(await newestText(database(), cast.articles.draft)).toEqual(before)
  for (const who of [cast.olena, cast.ihor])
    expect((await post(own, cookies.marta, batchOf(who, [typed], { seenVersion: 2 }))).status).toBe(422)
  const [known] = await database().select({ batchId: draftSteps.batchId }).from(draftSteps).where(eq(draftSteps.articleId, own))
  expect((await post(own, cookies.marta, batchOf(cast.marta, [typed], { seenVersion: 2, batchId: known?.batchId }))).status).toBe(200)
  expect(await newestText(database(), own)).toMatchObject({ headline: 'xHead', version: 3 })
})

const setPerson = (what: Partial<typeof people.$inferInsert>) => database().update(people).set(what).where(eq(people.id, cast.danylo.id))
const endings: [string, () => Promise<unknown>, number][] = [
  ['signed out', () => database().update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.personId, cast.danylo.id)), 401],
  ['disabled', () => setPerson({ disabledAt: new Date() }), 401],
  ['demoted', () => setPerson({ role: 'journalist' }), 404],
  ['no longer shown the story', () => shareWith(cast.olena, { articleId: cast.articles.draft, people: [] }), 404],
]
test.each(endings)(
  'who is %s while they write writes nothing more from then on',
  async (name, end, refused) => {
    const isShared = name === 'no longer shown the story'
    await setPerson({ disabledAt: null, role: isShared ? 'journalist' : 'editor' })
    if (isShared) await shareWith(cast.olena, { articleId: cast.articles.draft, people: [cast.danylo.id] })
    const cookie = await cookieOf(cast.danylo.id)
    let isEnded = false
    const after: number[] = []
    const writer = async () => {
      while (after.length < 40) {
        const began = isEnded
        const { version } = await newestText(database(), cast.articles.draft)
        const { status } = await post(cast.articles.draft, cookie, batchOf(cast.danylo, [typed], { seenVersion: version }))
        if (began) after.push(status)
        else expect([200, refused]).toContain(status)
      }
    }
    const writing = Promise.all([writer(), writer(), writer()])
    await new Promise((next) => setTimeout(next, 500))
    await end()
    isEnded = true
    const { version } = await newestText(database(), cast.articles.draft)
    await writing
    expect(new Set(after)).toEqual(new Set([refused]))
    // What was let in before may have waited for the lock.
    expect((await newestText(database(), cast.articles.draft)).version - version).toBeLessThanOrEqual(3)
  },
  60_000,
)

/** What one who may only suggest might try: to write, to delete, to settle colleagues' suggestions, and suggestions in their names. */
function tryToWrite(doc: Node, { number, one }: Random): unknown {
  const size = doc.content.size
  const at = 1 + number(size - 2)
  const to = Math.min(size - 1, at + number(8))
  const insertion = (id: string) => storySchema.mark('insertion', { id })
  const words = (id: string) => new ReplaceStep(at, at, new Slice(Fragment.from(storySchema.text('x', [insertion(id)])), 0, 0)).toJSON()
  return one([
    () => words(`olena-${number(20)}`),
    () => words(`olena-${number(20)}`),
    () => words(one(['marta-1', 'marta-2', 'gone "1"'])),
    () => ({ ...typed, from: at, to: at }),
    () => ({ stepType: 'replace', from: at, to }),
    () => ({ stepType: 'removeMark', from: at, to, mark: insertion(one(['marta-1', 'marta-2', 'olena-1'])).toJSON() }),
    () => ({
      stepType: 'addMark',
      from: at,
      to,
      mark: storySchema.mark(one(['deletion', 'insertion']), { id: one(['marta-1', 'olena-2']) }).toJSON(),
    }),
    () => ({ stepType: 'addMark', from: at, to, mark: { type: 'bold' } }),
    () => ({
      stepType: 'replace',
      from: at,
      to: at,
      slice: { content: [{ type: 'paragraph' }, { type: 'paragraph' }], openStart: 1, openEnd: 1 },
    }),
    () => ({
      stepType: 'addNodeMark',
      pos: at,
      mark: { type: 'modification', attrs: { id: 'olena-3', before: { type: 'heading', attrs: { level: 2 } } } },
    }),
  ])()
}

test(`${batches} batches of one who may only suggest: without their suggestions the text stays what it was, and nobody’s name is taken`, async () => {
  const articleId = await newStory()
  const readStory = async () => storyOf(await newestText(database(), articleId))
  const add = (id: string, at: number) =>
    stepsToJson([
      new ReplaceStep(at, at, new Slice(Fragment.from(storySchema.text('Marta’s', [storySchema.mark('insertion', { id })])), 0, 0)),
    ])
  for (const [id, at, seenVersion] of [
    ['marta-1', 3, 2],
    ['marta-2', 25, 3],
  ] as const)
    expect((await post(articleId, cookies.marta, batchOf(cast.marta, add(id, at), { seenVersion }))).status).toBe(200)
  await database().insert(suggestions).values({ articleId, id: 'gone "1"', personId: cast.marta.id })
  await requireSuggestions(cast.marta, { articleId, isRequired: true })
  const readNames = async () => await database().select().from(suggestions).where(eq(suggestions.articleId, articleId))
  const martas = (await readNames()).map(({ id }) => id).toSorted()
  const random = makeRandom(seed)
  const withoutOlenas = (doc: Node, own: ReadonlySet<string>) => settleDoc(doc, 'reject', { isChosen: (id) => own.has(id) })
  const before = await readStory()
  let [taken, sent] = [0, 0]
  for (let batch = 0; batch < batches; batch += 1) {
    const doc = await readStory()
    const { version } = await newestText(database(), articleId)
    const steps = Array.from({ length: 1 + random.number(random.one([1, 3, 30])) }, () => tryToWrite(doc, random))
    const { status, text } = await post(articleId, cookies.olena, batchOf(cast.olena, steps, { seenVersion: version }))
    expect([200, 422], text).toContain(status)
    sent += steps.length
    taken += (await newestText(database(), articleId)).version - version
    const rows = await readNames()
    const own = new Set(rows.filter(({ personId }) => personId === cast.olena.id).map(({ id }) => id))
    expect(
      rows
        .filter(({ personId }) => personId === cast.marta.id)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(martas)
    expect(withoutOlenas(await readStory(), own).toString()).toBe(before.toString())
    expect(withoutOlenas(await readStory(), own).eq(before)).toBe(true)
  }
  expect(taken).toBeGreaterThan(batches / 10)
  console.log(`${batches} batches with ${sent} steps (seed ${seed}), of which ${taken} were suggestions`)
}, 3_600_000)

/** Sends a body of so many MB, counted or not. The status, or null when the connection was ended. */
async function sendLarge(articleId: string, megabytes: number, isCounted: boolean): Promise<number | null> {
  const length = megabytes * 1024 * 1024
  const headers = {
    cookie: cookies.olena,
    origin: edge.origin,
    'content-type': 'application/json',
    ...(isCounted && { 'content-length': length }),
  }
  const sent = request(addressOf(articleId), { method: 'POST', headers })
  const answered = new Promise<number | null>((resolve) => {
    sent.on('response', (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? null)
    })
    sent.on('error', () => resolve(null))
    sent.on('close', () => resolve(null))
  })
  let isAnswered = false
  void answered.then(() => {
    isAnswered = true
  })
  const piece = Buffer.alloc(256 * 1024, 'x')
  sent.write(`{"seenVersion":1,"batchId":"${randomUUID()}","writer":"${cast.olena.id}","steps":[{"x":"`)
  for (let written = 0; written + piece.length < length - 1000 && !isAnswered && !sent.destroyed; written += piece.length)
    if (!sent.write(piece)) await Promise.race([once(sent, 'drain').catch(() => {}), answered])
  const status = await answered
  sent.destroy()
  return status
}

test('a batch of 100 MB is refused, and neither edge nor web holds it', async () => {
  const articleId = await newStory()
  const before = await newestText(database(), articleId)
  const [edgeBefore, webBefore] = [edge.memory(), web.memory()]
  let [mostEdge, mostWeb, asked] = [edgeBefore, webBefore, 0]
  const watching = setInterval(() => {
    mostEdge = Math.max(mostEdge, edge.memory())
    mostWeb = Math.max(mostWeb, web.memory())
  }, 20)
  for (let turn = 0; turn < (isLong ? 10 : 1); turn += 1) {
    const large = Promise.all([true, false, true, false].map((isCounted) => sendLarge(articleId, 100, isCounted)))
    expect((await get(`${edge.origin}/`, {}, { patience: 5_000 })).status).toBe(200)
    asked += 1
    for (const status of await large) expect([413, null]).toContain(status)
  }
  clearInterval(watching)
  expect(await newestText(database(), articleId)).toEqual(before)
  expect((await post(articleId, cookies.olena, batchOf(cast.olena, [typed], { seenVersion: 2 }))).status).toBe(200)
  expect(
    [mostEdge - edgeBefore, mostWeb - webBefore].map(Math.round).every((more) => more < 100),
    `${mostEdge} ${mostWeb}`,
  ).toBe(true)
  console.log(
    `${4 * asked} bodies of 100 MB: edge ${Math.round(edgeBefore)} → ${Math.round(mostEdge)} MB, web ${Math.round(webBefore)} → ${Math.round(mostWeb)} MB`,
  )
}, 600_000)

test('ten thousand steps in one batch, a batch of the greatest length, and one that is deeper than any document', async () => {
  const articleId = await newStory()
  const send = async (steps: unknown[]) => (await post(articleId, cookies.olena, batchOf(cast.olena, steps, { seenVersion: 2 }))).status
  expect(await send(Array.from({ length: 10_000 }, () => typed))).toBe(400)
  expect(await send([{ ...typed, slice: { content: [{ type: 'text', text: 'x'.repeat(3_900_000) }] } }])).toBe(422)
  const deep = `{"seenVersion":2,"batchId":"${randomUUID()}","writer":"${cast.olena.id}","steps":[${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}]}`
  expect((await post(articleId, cookies.olena, deep)).status).toBe(422)
  expect(await newestText(database(), articleId)).toMatchObject({ version: 2, headline: 'Head' })
  expect((await get(`${edge.origin}/`)).status).toBe(200)
}, 120_000)
