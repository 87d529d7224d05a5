import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { desc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import { audit } from '#db/schema/record.ts'
import { webhooks as rows, webhookDeliveries } from '#db/schema/webhooks.ts'
import { NotAllowed, NotProven } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { addWebhook } from './add-webhook.ts'
import { composeEvent, signEvent } from './compose-event.ts'
import { deliver, giveUpDelivery, pauses } from './deliver.ts'
import { webhookInput } from './input.ts'
import { pauseWebhook } from './pause-webhook.ts'
import { post } from './post.ts'
import { redeliver } from './redeliver.ts'
import { removeWebhook } from './remove-webhook.ts'
import { sendTest } from './send-test.ts'
import { sweepDeliveries } from './sweep-deliveries.ts'
import { tellHub } from './tell-hub.ts'
import { webhooks } from './webhooks.ts'

type Got = { path: string; headers: IncomingMessage['headers']; body: string }
let got: Got[] = []
let status = 200
/** What happens while a delivery is under way. */
let meanwhile: (() => Promise<unknown>) | null = null
const server = createServer(async (request, response) => {
  let body = ''
  for await (const piece of request) body += String(piece)
  got.push({ path: request.url ?? '', headers: request.headers, body })
  await meanwhile?.()
  response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end()
})

let cast: Cast
let base: string
beforeAll(async () => {
  cast = await seedCast()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // it listens on a port
})
afterAll(() => server.close())
beforeEach(async () => {
  got = []
  status = 200
  meanwhile = null
  await database().delete(rows)
})

const allows = () => true
const event = (slug: string, kind: 'published' | 'taken-down' = 'published') =>
  ({ kind, articleId: cast.articles.published, language: 'en', slug }) as const

async function add(name: string): Promise<{ webhookId: string; secret: string }> {
  const added = await addWebhook(cast.ihor, { name, url: `${base}/${name}` })
  const [row] = await database().select({ webhookId: rows.id }).from(rows).where(eq(rows.name, name))
  if (!added.ok || !row) throw new Error('not added')
  return { ...row, secret: added.value.secret }
}
const change = (slug: string, kind?: 'taken-down') => transaction((tx) => announce(tx, [], event(slug, kind)))
const deliveriesOf = (webhookId: string) =>
  database().select().from(webhookDeliveries).where(eq(webhookDeliveries.webhookId, webhookId)).orderBy(desc(webhookDeliveries.createdAt))
const jobsOf = async (id: string) =>
  await database().execute<{ wait: number }>(
    sql`select extract(epoch from start_after - now())::float as wait from pgboss.job where name = 'deliver-webhook' and data->>'deliveryId' = ${id} and state < 'active'`,
  )

test('each change of a story is sent once to each address, signed with its own secret', async () => {
  const [one, two] = [await add('one'), await add('two')]
  await change('first')
  await change('second', 'taken-down')
  for (const { webhookId, secret } of [one, two]) {
    const deliveries = await deliveriesOf(webhookId)
    expect(deliveries.map(({ event }) => event)).toMatchObject([{ slug: 'second' }, { slug: 'first' }])
    got = []
    for (const { id } of deliveries.toReversed()) await deliver(id, allows)
    for (const { id } of deliveries) await deliver(id, allows) // a job that runs twice
    expect(got.map(({ body }) => JSON.parse(body))).toEqual([
      {
        type: 'story.published',
        timestamp: expect.any(String),
        data: {
          id: cast.articles.published,
          language: 'en',
          url: expect.stringMatching(/^https?:.*\/news\/first$/),
          ninjs: expect.stringMatching(/\/news\/first\.ninjs\.json$/),
        },
      },
      {
        type: 'story.taken-down',
        timestamp: expect.any(String),
        data: { id: cast.articles.published, language: 'en', url: expect.stringMatching(/\/news\/second$/) },
      },
    ])
    for (const { headers, body } of got) expect(isSigned(secret, headers, body)).toBe(true)
    const other = secret === one.secret ? two.secret : one.secret
    for (const { headers, body } of got) expect(isSigned(other, headers, body)).toBe(false)
    expect(got.map(({ headers }) => headers['webhook-id'])).toEqual(deliveries.toReversed().map(({ id }) => id))
    expect((await deliveriesOf(webhookId)).map(({ state, tries, answer }) => [state, tries, answer])).toEqual([
      ['delivered', 1, '200'],
      ['delivered', 1, '200'],
    ])
  }
})

function isSigned(secret: string, headers: IncomingMessage['headers'], body: string): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
}

test('a signature is the one that Standard Webhooks gives for these values', () => {
  const body = '{"test": 2432232314}'
  const at = new Date(1_614_265_330_000)
  expect(signEvent('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'msg_p5jXN8AQM9LWM0D4loKWxJek', at, body)).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

test('a change that is rolled back is sent to nobody, and one during a pause neither', async () => {
  const { webhookId } = await add('one')
  const failed = transaction(async (tx) => {
    await announce(tx, [], event('never'))
    throw new Error('rolled back')
  })
  await expect(failed).rejects.toThrow('rolled back')
  await pauseWebhook(cast.ihor, { webhookId, isPaused: true })
  await change('quiet')
  expect(await deliveriesOf(webhookId)).toEqual([])
  await pauseWebhook(cast.ihor, { webhookId, isPaused: false })
  await change('loud')
  expect(await deliveriesOf(webhookId)).toMatchObject([{ event: { slug: 'loud' } }])
})

test('an address that is removed while a story is published stops nothing', async () => {
  const { webhookId } = await add('one')
  const { promise: isDeleted, resolve: deleted } = Promise.withResolvers<void>()
  const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>()
  const removing = transaction(async (tx) => {
    await tx.delete(rows).where(eq(rows.id, webhookId))
    deleted()
    await mayCommit
  })
  await isDeleted
  const publishing = change('meanwhile')
  commit()
  await removing
  await publishing
  expect(await webhooks(cast.ihor)).toEqual([])
})

test('what is refused is tried again after longer and longer pauses; the last failure pauses the address', async () => {
  const { webhookId } = await add('one')
  await change('first')
  const [{ id } = { id: '' }] = await deliveriesOf(webhookId)
  status = 500
  for (const [tried, pause] of pauses.entries()) {
    await database().execute(sql`delete from pgboss.job where name = 'deliver-webhook'`)
    await deliver(id, allows)
    expect(await deliveriesOf(webhookId)).toMatchObject([{ state: 'waiting', tries: tried + 1, answer: '500' }])
    const [job] = await jobsOf(id)
    expect(Math.abs((job?.wait ?? 0) - pause / 1000)).toBeLessThan(3)
  }
  await deliver(id, allows)
  expect(await deliveriesOf(webhookId)).toMatchObject([{ state: 'failed', tries: pauses.length + 1 }])
  expect(await webhooks(cast.ihor)).toMatchObject([{ pausedAt: expect.any(Date), pausedBecause: 'failing' }])
  expect(await redeliver(cast.ihor, { deliveryId: id })).toMatchObject({ problem: 'paused' })
  await pauseWebhook(cast.ihor, { webhookId, isPaused: false })
  status = 204
  expect(await redeliver(cast.ihor, { deliveryId: id })).toMatchObject({ ok: true })
  await deliver(id, allows)
  expect(await deliveriesOf(webhookId)).toMatchObject([{ state: 'delivered', tries: 1, answer: '204' }])
})

test('410 pauses the address at once, a redirect is followed nowhere', async () => {
  const [one, two] = [await add('one'), await add('two')]
  await change('first')
  status = 302
  const [moved] = await deliveriesOf(one.webhookId)
  await deliver(moved?.id ?? '', allows)
  expect(got.map(({ path }) => path)).toEqual(['/one'])
  expect(await deliveriesOf(one.webhookId)).toMatchObject([{ state: 'waiting', answer: '302' }])
  status = 410
  const [gone] = await deliveriesOf(two.webhookId)
  await deliver(gone?.id ?? '', allows)
  expect(await webhooks(cast.ihor)).toMatchObject([
    { name: 'one', pausedAt: null },
    { name: 'two', pausedBecause: 'gone' },
  ])
})

test('what waits for an address that is paused is given up without being sent, and a test reaches it all the same', async () => {
  const { webhookId } = await add('one')
  await change('first')
  const [{ id } = { id: '' }] = await deliveriesOf(webhookId)
  await pauseWebhook(cast.ihor, { webhookId, isPaused: true })
  await deliver(id, allows)
  expect(got).toEqual([])
  expect(await deliveriesOf(webhookId)).toMatchObject([{ state: 'failed', answer: 'paused' }])
  await sendTest(cast.ihor, { webhookId })
  const [{ id: test } = { id: '' }] = await deliveriesOf(webhookId)
  await deliver(test, allows)
  expect(got).toHaveLength(1)
})

test('a copy of the newsroom that sends nothing outward sends no message and no test, and its log says so', async () => {
  const { webhookId } = await add('one')
  await change('first')
  await sendTest(cast.ihor, { webhookId })
  process.env.GALLEY_OUTWARD = 'off'
  try {
    for (const { id } of await deliveriesOf(webhookId)) await deliver(id, allows)
  } finally {
    delete process.env.GALLEY_OUTWARD
  }
  expect(got).toEqual([])
  const notSent = { state: 'failed', answer: 'not sent: GALLEY_OUTWARD is off here' }
  expect(await deliveriesOf(webhookId)).toMatchObject([notSent, notSent])
})

test('an address that an admin pauses or removes during the last try stays as they left it', async () => {
  const [one, two] = [await add('one'), await add('two')]
  await change('first')
  status = 410
  meanwhile = () => pauseWebhook(cast.ihor, { webhookId: one.webhookId, isPaused: true })
  const [paused] = await deliveriesOf(one.webhookId)
  await deliver(paused?.id ?? '', allows)
  expect((await webhooks(cast.ihor))[0]).toMatchObject({ name: 'one', pausedAt: expect.any(Date), pausedBecause: null })
  status = 500
  meanwhile = () => removeWebhook(cast.ihor, { webhookId: two.webhookId })
  const [removed] = await deliveriesOf(two.webhookId)
  await deliver(removed?.id ?? '', allows)
  expect((await webhooks(cast.ihor)).map(({ name }) => name)).toEqual(['one'])
  expect(await jobsOf(removed?.id ?? '')).toHaveLength(1) // that of the change itself
})

test('the secret is sealed in the database; one that was sealed with another GALLEY_SECRET sends nothing, and the log says what to do', async () => {
  const { webhookId, secret } = await add('one')
  expect(JSON.stringify(await database().select().from(rows))).not.toContain(secret.slice('whsec_'.length))
  await database().update(rows).set({ sealedSecret: secret })
  await change('first')
  const [{ id } = { id: '' }] = await deliveriesOf(webhookId)
  await deliver(id, allows)
  expect(got).toEqual([])
  expect(await deliveriesOf(webhookId)).toMatchObject([{ state: 'waiting', answer: expect.stringContaining('another GALLEY_SECRET') }])
})

test('twenty addresses are the most', async () => {
  const many = Array.from({ length: 20 }, (_, at) => ({ name: `App ${at}`, url: base, sealedSecret: 'sealed', createdBy: cast.ihor.id }))
  await database().insert(rows).values(many)
  expect(await addWebhook(cast.ihor, { name: 'App', url: base })).toEqual({ ok: false, problem: 'too-many-webhooks' })
})

test('an address inside that the operator named has no other port', async () => {
  const { webhookId } = await add('one')
  await sendTest(cast.ihor, { webhookId })
  const [{ id } = { id: '' }] = await deliveriesOf(webhookId)
  process.env.GALLEY_INTERNAL_WEBHOOKS = '127.0.0.1:1'
  await deliver(id)
  delete process.env.GALLEY_INTERNAL_WEBHOOKS
  expect(got).toEqual([])
})

test('nothing is sent to an address inside, unless the operator named it', async () => {
  const { webhookId } = await add('one')
  await sendTest(cast.ihor, { webhookId })
  const [{ id } = { id: '' }] = await deliveriesOf(webhookId)
  await deliver(id)
  expect(got).toEqual([])
  expect(await deliveriesOf(webhookId)).toMatchObject([{ state: 'waiting', answer: '127.0.0.1 is not a public address' }])
  process.env.GALLEY_INTERNAL_WEBHOOKS = base.replace('http://', '')
  await deliver(id)
  delete process.env.GALLEY_INTERNAL_WEBHOOKS
  expect(got.map(({ body }) => JSON.parse(body))).toMatchObject([{ type: 'test', data: {} }])
})

test.each(['', 'paper', 'ftp://a.test/', 'file:///etc/passwd', 'https://me:secret@a.test/', 'javascript:alert(1)'])(
  '“%s” is no address for a webhook',
  (url) => expect(webhookInput.safeParse({ name: 'App', url }).success).toBe(false),
)

test('only an admin who has just proven who they are adds one; the audit names it, without its secret', async () => {
  await expect(addWebhook(cast.marta, { name: 'App', url: base })).rejects.toThrow(NotAllowed)
  await expect(addWebhook({ ...cast.ihor, isProven: false }, { name: 'App', url: base })).rejects.toThrow(NotProven)
  const { webhookId, secret } = await add('one')
  await removeWebhook(cast.ihor, { webhookId })
  const noted = await database().select().from(audit).where(eq(audit.subjectId, webhookId))
  expect(noted.map(({ verb }) => verb).sort()).toEqual(['add-webhook', 'remove-webhook'])
  expect(JSON.stringify(noted)).not.toContain(secret)
})

test('an address that takes the message and answers nothing is given up', async () => {
  meanwhile = () => new Promise(() => {})
  expect(await post(`${base}/one`, {}, '{}', allows, 300)).toEqual({ problem: 'no answer within 0.3 s' })
  expect(got.map(({ path }) => path)).toEqual(['/one'])
})

test('the log is kept for thirty days', async () => {
  const { webhookId } = await add('one')
  await change('old')
  await database().update(webhookDeliveries).set({ createdAt: sql`now() - interval '31 days'` })
  await change('new')
  await database()
    .update(webhookDeliveries)
    .set({ createdAt: sql`now() - interval '29 days'` })
    .where(sql`created_at > now() - interval '1 day'`)
  await sweepDeliveries()
  expect(await deliveriesOf(webhookId)).toMatchObject([{ event: { slug: 'new' } }])
})

test('spelling is no event of its own for other programs', () => {
  expect(JSON.parse(composeEvent({ ...event('a'), kind: 'respelled' }, new Date(0)))).toMatchObject({ type: 'story.updated' })
})

test('what was delivered stays so when the worker ends before its job is done, and the job is given up', async () => {
  const { webhookId } = await add('ended')
  await change('a-story')
  const [delivery] = await deliveriesOf(webhookId)
  await deliver(delivery?.id ?? '', allows)
  await giveUpDelivery(delivery?.id ?? '', 'the worker ended')
  expect(await deliveriesOf(webhookId)).toMatchObject([{ state: 'delivered', answer: '200' }])
})

test('the clock of the process decides neither when a delivery is tried again nor when the hub is told', async () => {
  const { webhookId } = await add('slow')
  process.env.WEBSUB_HUB = `${base}/hub`
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000)
  try {
    await database().execute(sql`delete from pgboss.job where name = 'tell-hub'`)
    await change('a-story')
    const [hub] = await database().execute<{ wait: number }>(
      sql`select extract(epoch from start_after - now())::float as wait from pgboss.job where name = 'tell-hub'`,
    )
    expect(hub?.wait).toBeLessThan(4)
    const [delivery] = await deliveriesOf(webhookId)
    const id = delivery?.id ?? ''
    await database().execute(sql`delete from pgboss.job where name = 'deliver-webhook'`)
    status = 503
    await deliver(id, allows)
    expect((await jobsOf(id))[0]?.wait).toBeLessThan(6)
  } finally {
    clock.mockRestore()
    delete process.env.WEBSUB_HUB
  }
})

test('the hub is told which feeds changed, once for several changes, and again when it does not take it', async () => {
  process.env.WEBSUB_HUB = `${base}/hub`
  try {
    await database().execute(sql`delete from pgboss.job where name = 'tell-hub'`)
    await change('first')
    await change('second')
    const jobs = await database().execute(sql`select data from pgboss.job where name = 'tell-hub'`)
    expect(jobs).toEqual([{ data: { language: 'en' } }])
    await tellHub('en', allows)
    const sent = new URLSearchParams(got[0]?.body)
    expect([got[0]?.path, sent.get('hub.mode')]).toEqual(['/hub', 'publish'])
    expect(sent.getAll('hub.url').map((url) => new URL(url).pathname)).toEqual(['/rss.xml', '/atom.xml', '/feed.json'])
    status = 503
    await expect(tellHub('en', allows)).rejects.toThrow('the hub answered 503')
    await expect(tellHub('en')).rejects.toThrow('127.0.0.1 is not a public address')
  } finally {
    delete process.env.WEBSUB_HUB
  }
  await tellHub('en', allows)
  expect(got).toHaveLength(2)
})
