import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import { beforeAll, expect, test } from 'vitest'
import { sealSession } from '#e2e/seal-session.ts'
import { topics as known, type Topic } from '#lib/channel.ts'
import { takeBackGuest } from '#newsroom/guests/take-back-guest.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { openChannelPage, until } from '#testing/channel-page.ts'
import { guestOf } from '#testing/guest-of.ts'
import { Channel } from './channel.ts'
import { followDesk } from './follow-desk.ts'
import { createChannelServer } from './server.ts'
import { audibleTopics } from './topics.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

test('a guest may listen to their story and its comments, and to no other topic of the channel', async () => {
  const { draft, submitted } = cast.articles
  const guest = await guestOf(draft, 'read', 'Listener')
  const ofStories = known.ofStory.flatMap((name) => [`${name}:${draft}`, `${name}:${submitted}`] as Topic[])
  const all: Topic[] = [...known.ofDesk, ...ofStories]
  expect([...(await audibleTopics(guest, all))].sort()).toEqual([`comments:${draft}`, `story:${draft}`])
  await takeBackGuest(cast.marta, { articleId: draft, personId: guest.id })
  expect([...(await audibleTopics(guest, all))]).toEqual([])
})

test('an open page of a guest is refused its story within two seconds after the invitation is taken back', async () => {
  const { draft } = cast.articles
  const guest = await guestOf(draft, 'comment', 'Visitor')
  const channel = new Channel()
  const server = createChannelServer(channel, () => true)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const client = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  const stopFollowing = await followDesk(client, { change: (change) => channel.hear(change), again: () => channel.hearAgain() })
  const { name, value } = await sealSession(guest.id, 'Test/1')
  const page = await openChannelPage(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { cookie: `${name}=${value}` })
  try {
    const topics: Topic[] = [`story:${draft}`, `comments:${draft}`]
    for (const topic of topics) page.listen(topic)
    for (const topic of topics) await until(() => expect(page.heard).toContainEqual({ kind: 'listening', topic }))
    await takeBackGuest(cast.marta, { articleId: draft, personId: guest.id })
    const began = performance.now()
    for (const topic of topics) await until(() => expect(page.heard).toContainEqual({ kind: 'refused', topic }))
    expect(performance.now() - began).toBeLessThan(2000)
  } finally {
    page.socket.terminate()
    channel.end()
    await stopFollowing()
    await client.end()
    server.close()
  }
})
