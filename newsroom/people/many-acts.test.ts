import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import type { AuditVerb } from '#db/schema/record.ts'
import { NotAllowed, NotProven } from '#lib/outcome.ts'
import { changeDetails } from '#newsroom/articles/change-details.ts'
import { place } from '#newsroom/feed/arrange.ts'
import { lockFeed } from '#newsroom/feed/postgres-feed-order.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { unpublish } from '#newsroom/workflow/unpublish.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { countWaiting } from '#testing/count-waiting.ts'
import { liveStory } from '#testing/live-story.ts'
import { completeStory, farAway, seenOf } from '#testing/planned-story.ts'
import { requireProofForMany, requireProofForManyMoved } from './many-acts.ts'
import { machine } from './person.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

test('who has not proved themselves unpublishes and takes down five stories within ten minutes, not a sixth', async () => {
  const { marta, articles } = cast
  const stale = { ...marta, isProven: false }
  const another = () => transaction((tx) => record(tx, marta, 'unpublish', { kind: 'article' }))
  for (let n = 0; n < 4; n += 1) await another()
  expect(await unpublish(stale, { articleId: articles.published })).toMatchObject({ ok: true })
  await expect(takedown(stale, { articleId: articles.unpublished, reason: 'A court said so.' })).rejects.toThrow(NotProven)
  const live = await liveStory(cast, { slug: 'another', at: new Date('2026-01-02T10:00:00Z') })
  await expect(unpublish(stale, { articleId: live })).rejects.toThrow(NotProven)
  expect(await takedown(marta, { articleId: articles.unpublished, reason: 'A court said so.' })).toMatchObject({ ok: true })
})

test('nor a sixth when all of them are sent at the same moment', async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, audit restart identity cascade`)
  cast = await seedCast()
  const stale = { ...cast.marta, isProven: false }
  const ids: string[] = []
  for (let n = 0; n < 6; n += 1) ids.push(await liveStory(cast, { slug: `at-once-${n}`, at: new Date('2026-01-02T10:00:00Z') }))
  await transaction(async (tx) => place(await lockFeed(tx, { name: 'main', language: 'en' }), null, ids, 'publish'))
  let acts: Promise<unknown>[] = []
  await transaction(async (tx) => {
    await lockFeed(tx, { name: 'main', language: 'en' })
    acts = ids.map((articleId) => unpublish(stale, { articleId }))
    for (const act of acts) act.catch(() => {})
    await expect.poll(countWaiting).toBe(6)
  })
  const refused = (await Promise.allSettled(acts)).filter(({ status }) => status === 'rejected')
  expect(refused).toMatchObject([{ reason: expect.any(NotProven) }])
})

test('nor are more than five plans made within ten minutes', async () => {
  const { danylo, marta } = cast
  const articleId = await completeStory(cast)
  const plan = async (person: typeof marta) => schedule(person, { kind: 'publish', articleId, seen: await seenOf(articleId), ...farAway })
  for (let n = 0; n < 5; n += 1) await transaction((tx) => record(tx, marta, 'schedule', { kind: 'feed' }))
  await expect(plan({ ...marta, isProven: false })).rejects.toThrow(NotProven)
  await expect(plan({ ...danylo, isProven: false })).rejects.toThrow(NotAllowed)
  expect(await plan(marta)).toMatchObject({ ok: true })
})

test('who has not proved themselves moves five stories to a section or a topic, not a sixth; other details do not count', async () => {
  const { marta, section, articles } = cast
  const stale = { ...marta, isProven: false }
  const change = (changes: object) => changeDetails(stale, { articleId: articles.draft, changes })
  const another = (changes: object) =>
    transaction((tx) => record(tx, marta, 'change-details', { kind: 'article', id: randomUUID() }, { ...changes }))
  for (let n = 0; n < 9; n += 1) await another({ seoTitle: 'Typed' })
  for (let n = 0; n < 4; n += 1) await another({ sectionId: section.id })
  expect(await change({ sectionId: section.id })).toMatchObject({ ok: true })
  await another({ topics: [] })
  await expect(change({ sectionId: null })).rejects.toThrow(NotProven)
  await expect(change({ topics: [] })).rejects.toThrow(NotProven)
  expect(await change({ seoTitle: 'Typed' })).toMatchObject({ ok: true })
  expect(await changeDetails(marta, { articleId: articles.draft, changes: { sectionId: null } })).toMatchObject({ ok: true })
})

const age = (personId: string) =>
  transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = 'replica'`) // the audit takes no change
    await tx.execute(sql`update audit set created_at = created_at - interval '11 minutes' where person_id = ${personId}`)
  })

test('what others did, other acts, and what was done more than ten minutes ago do not count', async () => {
  const { ihor, marta } = cast
  const done = (person: typeof ihor, verb: AuditVerb) => transaction((tx) => record(tx, person, verb, { kind: 'article' }))
  const ask = () => transaction((tx) => requireProofForMany(tx, { ...ihor, isProven: false }, ['unpublish', 'takedown']))
  for (let n = 0; n < 9; n += 1) await done(ihor, 'publish')
  for (let n = 0; n < 9; n += 1) await done(marta, 'unpublish')
  await ask()
  for (let n = 0; n < 5; n += 1) await done(ihor, n % 2 ? 'unpublish' : 'takedown')
  await expect(ask()).rejects.toThrow(NotProven)
  await transaction((tx) => requireProofForMany(tx, machine('import'), ['unpublish']))
  await age(ihor.id)
  await ask()
})

test('moving one story again and again is one, what others moved is not counted, nor what was moved more than ten minutes ago', async () => {
  const { ihor, marta, articles } = cast
  const stale = { ...ihor, isProven: false }
  const move = (person: typeof ihor, id: string) =>
    transaction((tx) => record(tx, person, 'change-details', { kind: 'article', id }, { sectionId: randomUUID() }))
  const ask = () => transaction((tx) => requireProofForManyMoved(tx, stale, articles.draft, ['sectionId']))
  const one = randomUUID()
  for (let n = 0; n < 9; n += 1) await move(ihor, one)
  for (let n = 0; n < 9; n += 1) await move(marta, randomUUID())
  for (let n = 0; n < 3; n += 1) await move(ihor, randomUUID())
  await move(ihor, articles.draft)
  await ask()
  await move(ihor, randomUUID())
  await expect(ask()).rejects.toThrow(NotProven)
  await age(ihor.id)
  await ask()
})
