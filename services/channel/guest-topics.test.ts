import { expect, test } from 'vitest'
import { topics as known, type Topic } from '#lib/channel.ts'
import { takeBackGuest } from '#newsroom/guests/take-back-guest.ts'
import { seedCast } from '#testing/cast.ts'
import { guestOf } from '#testing/guest-of.ts'
import { audibleTopics } from './topics.ts'

test('a guest may listen to their story and its comments, and to no other topic of the channel', async () => {
  const cast = await seedCast()
  const { draft, submitted } = cast.articles
  const guest = await guestOf(draft, 'read', 'Listener')
  const ofStories = known.ofStory.flatMap((name) => [`${name}:${draft}`, `${name}:${submitted}`] as Topic[])
  const all: Topic[] = [...known.ofDesk, ...ofStories]
  expect([...(await audibleTopics(guest, all))].sort()).toEqual([`comments:${draft}`, `story:${draft}`])
  await takeBackGuest(cast.marta, { articleId: draft, personId: guest.id })
  expect([...(await audibleTopics(guest, all))]).toEqual([])
})
