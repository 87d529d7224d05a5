import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { articleShares } from '#db/schema/articles.ts'
import { feedItems } from '#db/schema/feed.ts'
import { tags } from '#lib/tags.ts'
import { deskStories } from '#newsroom/articles/desk-stories.ts'
import { deskStoriesInput } from '#newsroom/articles/input.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import { knownEdges } from '#newsroom/delivery/edges.ts'
import { usageOf } from '#newsroom/media/usage.ts'
import { authorsOfDesk, sectionsOfDesk, topicsOfDesk } from '#newsroom/taxonomy/taxonomy-desk.ts'
import { exclusiveFiles } from '#newsroom/workflow/exclusive-files.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { liveStory } from '#testing/live-story.ts'
import { type OwnStory, ownStory } from '#testing/pairs.ts'
import { byAuthor } from './by-author.ts'
import { frontPage } from './front-page.ts'
import { inSection } from './in-section.ts'
import { masthead } from './masthead.ts'
import { onTopic } from './on-topic.ts'
import { publishedBySlug } from './published-by-slug.ts'

/** Every query whose SQL contains a subquery in text, run on two stories that have nothing in common. */
let cast: Cast
let one: OwnStory
let two: OwnStory
let both: [OwnStory, OwnStory][]
beforeAll(async () => {
  cast = await seedCast()
  one = await ownStory(cast, { name: 'one', at: new Date('2026-05-01T10:00:00Z'), widths: [1280, 800] })
  two = await ownStory(cast, { name: 'two', at: new Date('2026-05-02T10:00:00Z'), widths: [960, 1600] })
  await ownStory(cast, { name: 'three', at: new Date('2026-05-03T10:00:00Z'), widths: [640, 640], language: 'uk' })
  both = [
    [one, two],
    [two, one],
  ]
})

const hashes = (files: { hash: string }[]) => files.map(({ hash }) => hash)

test('the page of a story has its own authors, topics, pictures, cards and notes', async () => {
  for (const [story] of both) {
    const page = await publishedBySlug('en', story.slug)
    expect(page).toMatchObject({
      authors: story.authors.map(({ id }) => ({ id })),
      topics: story.topics.map(({ id }) => ({ id })),
      corrections: [{ text: story.correction }],
      related: [{ articleId: story.related }],
      hero: { mediaId: story.hero.id, hash: story.hero.hash, alt: `Alt of ${story.slug}`, credit: `Credit of ${story.slug}` },
      section: { id: story.section.id },
    })
    expect(hashes(page?.pictures ?? [])).toEqual([story.picture.hash])
    expect(page?.correctedAt).toBeInstanceOf(Date)
  }
})

test('of two pairs of twins each story has its own', async () => {
  const pair = async (name: string) => {
    const twinGroup = cast.articles[name === 'pair-a' ? 'draft' : 'submitted']
    await liveStory(cast, { slug: name, at: new Date('2026-01-01'), twinGroup })
    await liveStory(cast, { slug: `${name}-uk`, at: new Date('2026-01-01'), twinGroup, language: 'uk' })
  }
  await pair('pair-a')
  await pair('pair-b')
  expect((await publishedBySlug('en', 'pair-a'))?.twins).toEqual([{ language: 'uk', slug: 'pair-a-uk' }])
  expect((await publishedBySlug('en', 'pair-b'))?.twins).toEqual([{ language: 'uk', slug: 'pair-b-uk' }])
  expect((await publishedBySlug('en', 'one'))?.twins).toEqual([])
})

describe('a list of the paper shows each story with its own data', () => {
  const showStory = (story: OwnStory) => ({ articleId: story.id, hero: { hash: story.hero.hash }, section: { id: story.section.id } })

  test('by section, topic and author', async () => {
    for (const [story] of both) {
      const [topic, author] = [story.topics[1]?.id ?? '', story.authors[1]?.id ?? '']
      for (const { stories } of [
        await inSection(story.section.id, 'en', null),
        await onTopic(topic, 'en', null),
        await byAuthor(author, 'en', null),
      ])
        expect(stories).toMatchObject([showStory(story)])
    }
  })

  test('in the feed, with the correction marked only on the story that has it', async () => {
    await database()
      .insert(feedItems)
      .values(
        [one.id, two.id, one.related].map((articleId, place) => ({ feedId: cast.feed.id, articleId, pinned: true, position: `Z${place}` })),
      )
    const { stories } = await frontPage('en', null)
    expect(stories.slice(0, 3)).toMatchObject([showStory(one), showStory(two), { articleId: one.related, hero: null, correctedAt: null }])
    expect(stories[1]?.correctedAt).toBeInstanceOf(Date)
    const uk = await frontPage('uk', null)
    expect(uk.stories).toEqual([])
  })
})

test('the desk’s list shows each story with its own bylines and section', async () => {
  const { stories } = await deskStories(cast.marta, deskStoriesInput.parse({}))
  for (const [story] of both)
    expect(stories.find(({ id }) => id === story.id)).toMatchObject({
      section: story.section.name,
      bylines: story.authors.map(({ id, name }) => ({ id, name })),
    })
  expect(stories.find(({ id }) => id === one.related)).toMatchObject({ bylines: [] })
})

test('sharing gives access to one story and no other', async () => {
  await database().insert(articleShares).values({ articleId: one.id, personId: cast.danylo.id })
  expect(await storyFor(database(), cast.danylo, one.id)).toMatchObject({ mine: true })
  await expect(storyFor(database(), cast.danylo, two.id)).rejects.toThrow()
  expect(await storyFor(database(), cast.olena, two.id)).toMatchObject({ mine: true })
  expect(await storyFor(database(), cast.marta, two.id)).toMatchObject({ mine: false })
  const { stories } = await deskStories(cast.danylo, deskStoriesInput.parse({}))
  expect(stories.map(({ id }) => id)).toEqual([one.id])
})

test('the library shows for each picture where it is used', async () => {
  for (const [story] of both)
    for (const picture of [story.hero, story.picture])
      expect((await usageOf(cast.marta, picture.id)).stories.map(({ articleId }) => articleId)).toEqual([story.id])
})

test('sections, topics and authors of the desk count their own stories', async () => {
  const countById = (rows: { id: string; stories: number }[]) => new Map(rows.map(({ id, stories }) => [id, stories]))
  const sections = countById(await sectionsOfDesk(cast.marta))
  const topics = countById(await topicsOfDesk(cast.marta, ''))
  const authors = countById(await authorsOfDesk(cast.marta, ''))
  for (const [story] of both) {
    expect(sections.get(story.section.id)).toBe(1)
    for (const { id } of story.topics) expect(topics.get(id)).toBe(1)
    for (const { id } of story.authors) expect(authors.get(id)).toBe(1)
  }
  expect(sections.get(cast.section.id)).toBeGreaterThan(5)
  expect(authors.get(cast.author.id)).toBeGreaterThan(5)
})

test('the masthead has every section once', async () => {
  expect((await masthead()).sections.map(({ slug }) => slug).toSorted()).toEqual(['one-section', 'three-section', 'two-section', 'war'])
})

test('pictures that are public because of one story are its own', async () => {
  for (const [story] of both)
    expect((await transaction((tx) => exclusiveFiles(tx, story.id))).toSorted()).toEqual(
      [story.hero.id, story.picture.id].map((id) => tags.media(id)).toSorted(),
    )
})

test('each of two edges has its own count of missing changes', async () => {
  await database().execute(
    sql`insert into outbox (tags, event) select '{}', '{"kind": "imported", "articles": 1}' from generate_series(1, 5)`,
  )
  await database().execute(sql`
    insert into edges (name, applied_id) select 'a', max(id) from outbox union all select 'b', (select id from outbox order by id desc offset 3 limit 1)`)
  expect((await knownEdges(cast.ihor)).map(({ name, behind }) => [name, behind])).toEqual([
    ['a', 0],
    ['b', 3],
  ])
})
