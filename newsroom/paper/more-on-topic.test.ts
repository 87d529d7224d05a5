import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { topics } from '#db/schema/taxonomy.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { liveStory } from '#testing/live-story.ts'
import { frontPage } from './front-page.ts'
import { moreOnTopic } from './more-on-topic.ts'

let cast: Cast
const topicIds: Record<'energy' | 'schools' | 'ports', string> = { energy: '', schools: '', ports: '' }
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute))

beforeAll(async () => {
  cast = await seedCast()
  const made = await database()
    .insert(topics)
    .values(Object.keys(topicIds).map((slug) => ({ slug, name: { en: slug } })))
    .returning()
  for (const { id, slug } of made) topicIds[slug as keyof typeof topicIds] = id // as inserted above
  for (let number = 0; number < 5; number += 1)
    await liveStory(cast, { slug: `energy-${number}`, at: at(number), topicId: topicIds.energy })
  await liveStory(cast, { slug: 'energy-uk', at: at(9), language: 'uk', topicId: topicIds.energy })
  await liveStory(cast, { slug: 'school', at: at(10), topicId: topicIds.schools })
})

const topic = (slug: keyof typeof topicIds) => ({ id: topicIds[slug], slug, name: { en: slug } })
const readMore = async (articleId: string, language: 'en' | 'uk', slugs: (keyof typeof topicIds)[]) => {
  const more = await moreOnTopic({ articleId, language, topics: slugs.map(topic) })
  return more && [more.topic.slug, ...more.stories.map(({ slug }) => slug)]
}

test('the three newest others on the first topic that has any, in the same language, never the story itself', async () => {
  const read = await liveStory(cast, { slug: 'read', at: at(20), topicId: topicIds.energy })
  expect(await readMore(read, 'en', ['energy', 'schools'])).toEqual(['energy', 'energy-4', 'energy-3', 'energy-2'])
  expect(await readMore(read, 'en', ['ports', 'schools', 'energy'])).toEqual(['schools', 'school'])
  expect(await readMore(read, 'uk', ['energy'])).toEqual(['energy', 'energy-uk'])
})

test('null when no topic has another story, or there is no topic', async () => {
  const alone = await liveStory(cast, { slug: 'alone', at: at(21), topicId: topicIds.ports })
  expect(await readMore(alone, 'en', ['ports'])).toBeNull()
  expect(await readMore(alone, 'en', [])).toBeNull()
})

test('the feed without some stories is as long as asked for, and its next page begins where it ends', async () => {
  const whole = await frontPage('en', null, 1)
  const [first] = whole.stories
  expect(first).toBeDefined()
  const without = await frontPage('en', null, 1, [first?.articleId ?? ''])
  expect(without.stories.map(({ articleId }) => articleId)).not.toContain(first?.articleId)
})
