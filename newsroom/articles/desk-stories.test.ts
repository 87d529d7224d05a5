import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articleBylines, articleShares, articles, drafts } from '#db/schema/articles.ts'
import { authors } from '#db/schema/taxonomy.ts'
import type { Person } from '#newsroom/people/person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { deskStories } from './desk-stories.ts'
import { deskStoriesInput } from './input.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
  for (const [minutes, id] of Object.values(cast.articles).entries())
    await database()
      .update(articles)
      .set({ updatedAt: sql`now() - make_interval(mins => ${minutes})` })
      .where(eq(articles.id, id))
})

test('an editor sees all stories, the newest change first', async () => {
  expect(await headlines(cast.marta, {})).toEqual([
    'The draft story',
    'The submitted story',
    'The published story',
    'The unpublished story',
    'The taken-down story',
  ])
})

test('a journalist sees their own and those shared with them, and no others, whatever the query is', async () => {
  expect(await headlines(cast.olena, {})).toHaveLength(5)
  expect(await headlines(cast.danylo, { scope: 'all' })).toEqual([])
  await database().insert(articleShares).values({ articleId: cast.articles.draft, personId: cast.danylo.id })
  expect(await headlines(cast.danylo, { scope: 'all' })).toEqual(['The draft story'])
  expect(await headlines(cast.danylo, { scope: 'waiting' })).toEqual([])
})

test('stories are found by stage, section, author and words of the headline, in any order', async () => {
  expect(await headlines(cast.marta, { stage: 'published' })).toEqual(['The published story'])
  expect(await headlines(cast.marta, { section: cast.section.id, words: 'STORY submitted' })).toEqual(['The submitted story'])
  expect(await headlines(cast.marta, { author: cast.author.id })).toHaveLength(5)
  expect(await headlines(cast.marta, { author: cast.section.id })).toEqual([])
  expect(await headlines(cast.marta, { words: '%' })).toEqual([])
})

test('submitted drafts and submitted changes to published stories wait for an editor', async () => {
  await database().update(articles).set({ submittedAt: sql`now()` }).where(eq(articles.id, cast.articles.published))
  expect(await headlines(cast.marta, { scope: 'waiting' })).toEqual(['The published story'])
})

test('a story shows whether it has unpublished changes', async () => {
  const before = await only({ stage: 'published' })
  expect(before).toMatchObject({
    livePath: '/news/the-published-story',
    hasChanges: false,
    bylines: [{ name: 'Olena Hrytsenko' }],
    section: 'War',
  })
  await database().update(drafts).set({ version: 2 }).where(eq(drafts.articleId, cast.articles.published))
  expect(await only({ stage: 'published' })).toMatchObject({ hasChanges: false })
  await database().update(drafts).set({ version: 3, dek: 'Another dek.' }).where(eq(drafts.articleId, cast.articles.published))
  expect(await only({ stage: 'published' })).toMatchObject({ hasChanges: true })
  await database().update(drafts).set({ dek: 'A dek.' }).where(eq(drafts.articleId, cast.articles.published))
  await database().update(articles).set({ breaking: true }).where(eq(articles.id, cast.articles.published))
  expect(await only({ stage: 'published' })).toMatchObject({ hasChanges: true })
})

test('pages show every story exactly once', async () => {
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await deskStories(cast.olena, deskStoriesInput.parse({ after }), 2)
    seen.push(...page.stories.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after)
  expect(seen).toEqual(Object.values(cast.articles))
})

test('a story with many bylines is listed with the first four and a note that there are others', async () => {
  const more = await database()
    .insert(authors)
    .values([2, 3, 4, 5].map((place) => ({ slug: `author-${place}`, name: { en: `Author ${place}` } })))
    .returning({ id: authors.id })
  const put = (count: number) =>
    database()
      .insert(articleBylines)
      .values(more.slice(0, count).map(({ id }, index) => ({ articleId: cast.articles.published, authorId: id, position: index + 1 })))
      .onConflictDoNothing()
  const names = ['Olena Hrytsenko', 'Author 2', 'Author 3', 'Author 4'].map((name) => expect.objectContaining({ name }))
  await put(3)
  expect(await only({ stage: 'published' })).toMatchObject({ bylines: names, hasMoreBylines: false })
  await put(4)
  expect((await only({ stage: 'published' }))?.bylines).toHaveLength(4)
  expect(await only({ stage: 'published' })).toMatchObject({ bylines: names, hasMoreBylines: true })
})

test('one or two letters match the beginning of words in a headline', async () => {
  expect(await headlines(cast.marta, { words: 'dr' })).toEqual(['The draft story'])
  expect(await headlines(cast.marta, { words: 'th st' })).toHaveLength(5)
  expect(await headlines(cast.marta, { words: 'ra' })).toEqual([])
  expect(await headlines(cast.marta, { words: 'raf' })).toEqual(['The draft story'])
})

test('invalid values in the query are ignored', async () => {
  expect(await headlines(cast.marta, { scope: 'theirs', stage: 'printed', section: 'x', author: '', after: 'x' })).toHaveLength(5)
})

const headlines = async (person: Person, address: Record<string, string>) =>
  (await deskStories(person, deskStoriesInput.parse(address))).stories.map(({ headline }) => headline)

const only = async (address: Record<string, string>) => (await deskStories(cast.marta, deskStoriesInput.parse(address))).stories[0]
