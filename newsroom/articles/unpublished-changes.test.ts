import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articleBylines, drafts } from '#db/schema/articles.ts'
import { authors, topics } from '#db/schema/taxonomy.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { readinessFor } from '#newsroom/workflow/readiness.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { changeDetails } from './change-details.ts'
import { replaceText } from './replace-text.ts'
import { withUnpublishedChanges } from './unpublished-changes.ts'

let cast: Cast
let second: string
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, topics, authors, feeds, articles, outbox, audit restart identity cascade`)
  cast = await seedCast()
  second = cast.articles.draft
  const answer = await publish(cast.marta, { articleId: second, seen: { article: 1, draft: 1 } })
  if (!answer.ok) throw new Error(answer.problem)
})

const changesOf = async (articleId: string) => (await readinessFor(cast.marta, articleId)).changes
const findMarked = async () => [...(await withUnpublishedChanges(database(), Object.values(cast.articles)))]

test('an unedited story has no changes, and of two published stories only the edited one is marked', async () => {
  expect(await changesOf(cast.articles.published)).toEqual([])
  expect(await findMarked()).toEqual([])
  await write({ headline: 'Another headline' })
  expect(await changesOf(cast.articles.published)).toEqual([{ part: 'headline', before: 'The published story', after: 'Another headline' }])
  expect(await changesOf(second)).toEqual([])
  expect(await findMarked()).toEqual([cast.articles.published])
})

test('a change that was undone does not count, although the text was saved twice', async () => {
  await write({ text: 'Something else.' })
  expect(await findMarked()).toEqual([cast.articles.published])
  await write({})
  expect(await changesOf(cast.articles.published)).toEqual([])
  expect(await findMarked()).toEqual([])
})

test('each changed detail is listed before and after, and marks the story in the list', async () => {
  const [author] = await database()
    .insert(authors)
    .values({ slug: 'les-dorosh', name: { en: 'Les Dorosh' } })
    .returning()
  const [rail, harbour] = await database()
    .insert(topics)
    .values([
      { slug: 'rail', name: { en: 'Railways' } },
      { slug: 'harbour', name: { en: 'Harbours' } },
    ])
    .returning()
  if (!author || !rail || !harbour) throw new Error('nothing came back')
  await details({
    bylines: [cast.author.id, author.id],
    topics: [rail.id, harbour.id],
    breaking: true,
    seoTitle: 'For machines',
    slug: 'moved',
  })
  expect(await changesOf(cast.articles.published)).toEqual([
    { part: 'bylines', before: ['Olena Hrytsenko'], after: ['Olena Hrytsenko', 'Les Dorosh'] },
    { part: 'topics', before: [], after: ['Railways', 'Harbours'] },
    { part: 'breaking', before: false, after: true },
    { part: 'slug', before: 'the-published-story', after: 'moved' },
    { part: 'seoTitle', before: '', after: 'For machines' },
  ])
  expect(await findMarked()).toEqual([cast.articles.published])
  await details({ bylines: [cast.author.id], topics: [], breaking: false, seoTitle: '', slug: 'the-published-story' })
  expect(await changesOf(cast.articles.published)).toEqual([])
  expect(await findMarked()).toEqual([])
  await details({ bylines: [author.id, cast.author.id] })
  await details({ bylines: [cast.author.id, author.id] })
  expect((await changesOf(cast.articles.published))?.[0]).toMatchObject({ after: ['Olena Hrytsenko', 'Les Dorosh'] })
})

test('a related story is named by the headline that readers have, and not at all when they have none', async () => {
  const related = (articleId: string) => ({ type: 'relatedStory', attrs: { articleId } })
  await write({ blocks: [related(second), related(cast.articles.unpublished)] })
  expect(await changesOf(cast.articles.published)).toMatchObject([{ part: 'body', headlines: { [second]: 'The draft story' } }])
  const [change] = (await changesOf(cast.articles.published)) ?? []
  expect(change?.part === 'body' && Object.keys(change.headlines)).toEqual([second])
})

test('a story that is not published has no changes to compare', async () => {
  for (const stage of ['submitted', 'unpublished', 'taken-down'] as const) expect(await changesOf(cast.articles[stage])).toBeNull()
})

test('a page of unedited stories loads no body, however long the texts are', async () => {
  await database()
    .update(drafts)
    .set({ body: { type: 'doc', content: [] } })
    .where(eq(drafts.articleId, cast.articles.published))
  // The version still says that this text is the published one.
  expect(await findMarked()).toEqual([])
  expect(await database().select().from(articleBylines)).not.toHaveLength(0)
})

type Written = { headline?: string; text?: string; blocks?: object[] }

async function write({ headline = 'The published story', text = 'Text of the published story.', blocks = [] }: Written) {
  const [draft] = await database().select().from(drafts).where(eq(drafts.articleId, cast.articles.published))
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }, ...blocks] }
  const sent = {
    articleId: cast.articles.published,
    seenVersion: draft?.version ?? 0,
    headline,
    dek: 'A dek.',
    body,
  }
  expect(await replaceText(cast.olena, sent)).toMatchObject({ ok: true })
}

async function details(changes: Parameters<typeof changeDetails>[1]['changes']) {
  expect(await changeDetails(cast.olena, { articleId: cast.articles.published, changes })).toMatchObject({ ok: true })
}
