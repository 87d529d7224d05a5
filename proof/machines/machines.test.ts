import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { confirmationOf } from '#newsroom/delivery/confirmation.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { get, isLong, load } from '#proof/edge/processes.ts'
import { publishedStory } from '#proof/edge/story.ts'
import { openStory, settle } from '#testing/desk-writer.ts'
import { edgesConfirmed } from '#testing/edges-confirmed.ts'
import { photo } from '#testing/pictures.ts'
import { becomeDue, completeStory, farAway, seenOf } from '#testing/planned-story.ts'
import type { Kind } from './machine.ts'
import { SeveralMachines } from './several-machines.ts'
import { Typist } from './typist.ts'

/** Two machines. In the long form they are restarted three times. */
const rounds = isLong ? 3 : 1
let newsroom: SeveralMachines
beforeAll(async () => {
  if (isLong) newsroom = await SeveralMachines.start(2)
}, 400_000)
afterAll(() => newsroom?.stop(), 60_000)

const read = async (origin: string, path: string) => {
  const { status, body } = await get(origin + path)
  return { status, text: body.toString() }
}
const edgesOf = () => newsroom.machines.map(({ edge }) => edge)

test.skipIf(!isLong)(
  'what an editor publishes at one web, readers of both edges see; a takedown is confirmed when both edges have it, and not before',
  { timeout: 120_000 },
  async () => {
    const { cast } = newsroom
    const articleId = await completeStory(cast)
    await newsroom.press(newsroom.machine(0).web, cast.marta, 'workflow-actions.ts#publishAction', {
      articleId,
      seen: await seenOf(articleId),
    })
    const [row] = await database().execute<{ slug: string }>(sql`select slug from articles where id = ${articleId}`)
    const path = `/news/${row?.slug}`
    for (const edge of edgesOf()) await expect.poll(async () => (await read(edge, path)).status, { timeout: 10_000 }).toBe(200)
    const front = async (edge: string) => (await read(edge, '/')).text.includes(path)
    for (const edge of edgesOf()) await expect.poll(() => front(edge), { timeout: 10_000 }).toBe(true)

    const held = newsroom.machine(1).part('edge')
    held.freeze()
    try {
      await newsroom.press(newsroom.machine(0).web, cast.marta, 'workflow-actions.ts#takedownAction', { articleId, reason: 'A canary.' })
      await expect.poll(async () => (await read(newsroom.machine(0).edge, path)).status, { timeout: 10_000 }).toBe(410)
      await wait(3_000)
      const standing = await confirmationOf(cast.marta, articleId)
      expect(standing).toMatchObject({ kind: 'taken-down', isDone: false })
      expect(standing?.edges.map(({ hasIt }) => hasIt)).toHaveLength(2)
    } finally {
      held.thaw()
    }
    await expect.poll(async () => (await confirmationOf(cast.marta, articleId))?.isDone, { timeout: 10_000, interval: 5 }).toBe(true)
    for (const edge of edgesOf()) {
      expect((await read(edge, path)).status).toBe(410)
      expect(await front(edge)).toBe(false)
    }
  },
)

test.skipIf(!isLong)('two people in one story, at different edges, webs and channels, have one text', { timeout: 120_000 }, async () => {
  const { cast, site } = newsroom
  const articleId = await completeStory(cast, 'draft')
  const people = [cast.marta, cast.ihor] as const
  const writers = await Promise.all(people.map((person, number) => openStory(newsroom.machine(number).edge, person, articleId, { site })))
  const typists = writers.map((writer, number) => new Typist(writer, 'xy'.charAt(number)))
  for (const typist of typists) typist.begin(20)
  await wait(5_000)
  expect(writers.map(({ channel }) => channel.state())).toEqual(['live', 'live'])
  for (const typist of typists) await typist.end()
  expect(await settle(writers)).toBe(true)
  const texts = writers.map((writer) => writer.page.state().doc.textContent)
  expect(texts[0]).toBe(texts[1])
  for (const typist of typists) expect(typist.found()).toBe(typist.typed)
  expect(typists.every(({ typed }) => typed > 50)).toBe(true)
  expect(writers.flatMap(({ lost }) => lost)).toEqual([])
  for (const writer of writers) writer.stop()
})

test.skipIf(!isLong)('each of forty schedules is done once, by one of two workers', { timeout: 240_000 }, async () => {
  const { cast } = newsroom
  const planned: { id: string; articleId: string }[] = []
  for (let number = 0; number < 40; number += 1) {
    const articleId = await completeStory(cast)
    const answer = await schedule(cast.marta, { kind: 'publish', articleId, seen: await seenOf(articleId), ...farAway })
    if (!answer.ok) throw new Error(answer.problem)
    planned.push({ id: answer.value.id, articleId })
  }
  await Promise.all(planned.map(({ id }) => becomeDue(id, -1)))
  const ids = planned.map(({ articleId }) => articleId)
  const count = async (table: string) => {
    const [row] = await database().execute<{ most: number; all: number }>(sql`
      select max(times)::int as most, sum(times)::int as all from (select count(*) as times from ${sql.raw(table)} group by id) as each`)
    return row
  }
  const among = ids.map((id) => `'${id}'`).join(',')
  const published = `(select event->>'articleId' as id from outbox where event->>'kind' = 'published' and event->>'articleId' in (${among})) as rows`
  await expect.poll(async () => (await count(published))?.all, { timeout: 90_000 }).toBe(40)
  await wait(2_000)
  expect(await count(published)).toEqual({ most: 1, all: 40 })
  const said = newsroom.machines.map((machine) => machine.part('worker').said())
  const doneBy = planned.map(({ id }) => said.map((text) => text.split(`schedule ${id}: done`).length - 1))
  expect(doneBy.every(([one = 0, other = 0]) => one + other === 1)).toBe(true)
})

test.skipIf(!isLong)(
  'a picture that is uploaded at one web is shown by the other, and neither keeps it in its folder',
  { timeout: 240_000 },
  async () => {
    const { cast, site } = newsroom
    const cookie = await newsroom.cookieOf(cast.olena)
    const answer = await fetch(`${newsroom.machine(0).edge}/api/media`, {
      method: 'POST',
      headers: { cookie, origin: site, 'x-file-name': 'a.jpg', 'content-type': 'image/jpeg' },
      body: new Uint8Array(await photo(901, 701).jpeg().toBuffer()),
    })
    const sent = await answer.text()
    expect(answer.status, sent).toBe(201)
    const [row] = await database().execute<{ hash: string }>(sql`select hash from media order by created_at desc limit 1`)
    const path = `/media/${row?.hash}/320.webp`
    for (const origin of [newsroom.machine(1).web, newsroom.machine(1).edge, newsroom.machine(0).edge])
      await expect.poll(async () => (await get(origin + path, { cookie })).status, { timeout: 60_000 }).toBe(200)
    for (const { home } of newsroom.machines) expect(existsSync(join(home, 'media'))).toBe(false)
  },
)

test.skipIf(!isLong)(
  `everything is restarted, one process after the other, ${rounds} times, under readers and writers: no reader is refused and no word is lost`,
  { timeout: 900_000 },
  async () => {
    const { cast, site, balancer } = newsroom
    const story = await publishedStory(cast, { words: `steady ${Date.now()}` })
    await edgesConfirmed()
    let question = 0
    // Pages in memory, and one that no edge has: it needs a web.
    const readers = load(
      () => [site, `${site}${story.path}`, `${site}/section/war`, `${site}/search?q=word${(question += 1)}`],
      16,
      (status) => status === 200,
    )
    const stories = await Promise.all([0, 1, 2, 3].map(() => completeStory(cast, 'draft')))
    const writers = await Promise.all(
      stories.flatMap((articleId) => [cast.marta, cast.ihor].map((person) => openStory(site, person, articleId))),
    )
    const typists = writers.map((writer, number) => new Typist(writer, 'xy'.charAt(number % 2)))
    for (const typist of typists) typist.begin(200)
    await wait(3_000)
    const kinds: Kind[] = ['edge', 'web', 'channel', 'worker']
    for (let round = 0; round < rounds; round += 1)
      for (const kind of kinds)
        for (const machine of newsroom.machines) {
          await machine.restart(kind)
          await wait(1_000)
        }
    await wait(3_000)
    for (const typist of typists) await typist.end()
    const { requests, failures } = await readers.end()
    const isSettled = await settle(writers)
    console.log(
      `${requests} requests of readers, ${failures.length} failed, ${balancer.passedOver} connections went to the other edge; ${typists.reduce((sum, { typed }) => sum + typed, 0)} letters typed, ${typists.reduce((sum, each) => sum + each.found(), 0)} found`,
    )
    if (failures.length > 0) for (const machine of newsroom.machines) console.log(machine.said('edge'), machine.said('web'))
    expect(failures).toEqual([])
    expect(requests).toBeGreaterThan(500)
    expect(isSettled).toBe(true)
    for (const typist of typists) expect(typist.found()).toBe(typist.typed)
    expect(writers.flatMap(({ lost }) => lost)).toEqual([])
    for (const writer of writers) writer.stop()
  },
)
