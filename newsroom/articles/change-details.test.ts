import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { authors, topics } from '#db/schema/taxonomy.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { changeDetails } from './change-details.ts'
import { detailsFor } from './details-for.ts'
import { discard } from './discard.ts'
import { draftFor } from './draft-for.ts'
import { findAuthors } from './find-authors.ts'
import { findStories, findTwins } from './find-stories.ts'
import { findTopics } from './find-topics.ts'
import { linkTwin } from './link-twin.ts'
import { listSections } from './list-sections.ts'
import { lookUp } from './look-up.ts'
import { shareWith } from './share-with.ts'
import { startArticle } from './start-article.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const row = async (id: string) => (await database().select().from(articles).where(eq(articles.id, id)))[0]
const startStory = async (person: Cast['olena'], language: 'en' | 'uk') => {
  const answer = await startArticle(person, { language })
  if (!answer.ok) throw new Error('not started')
  return answer.value.articleId
}

test('details change together, bylines and topics in their order, and the version grows by one', async () => {
  const [second] = await database()
    .insert(authors)
    .values({ slug: 'danylo-b', name: { en: 'Danylo B' } })
    .returning()
  const [topic] = await database()
    .insert(topics)
    .values({ slug: 'grain', name: { en: 'Grain', uk: 'Зерно' } })
    .returning()
  if (!second || !topic) throw new Error('nothing came back from an insert')
  const answer = await changeDetails(cast.olena, {
    articleId: cast.articles.draft,
    changes: { bylines: [second.id, cast.author.id], topics: [topic.id], breaking: true, seoTitle: 'For machines', slug: 'a-new-slug' },
  })
  expect(answer).toEqual({ ok: true, value: { version: 2, replaced: [] } })
  expect(await draftFor(cast.olena, cast.articles.draft)).toMatchObject({
    version: 2,
    breaking: true,
    seoTitle: 'For machines',
    slug: 'a-new-slug',
    sectionId: cast.section.id,
    bylines: [{ name: 'Danylo B' }, { name: 'Olena Hrytsenko' }],
    topics: [{ name: 'Grain' }],
  })
})

test('two people change different details, and both stand', async () => {
  const articleId = cast.articles.draft
  const seen = { breaking: true, seoDescription: '' }
  expect(await changeDetails(cast.olena, { articleId, seen, changes: { breaking: false } })).toMatchObject({ value: { replaced: [] } })
  expect(await changeDetails(cast.marta, { articleId, seen, changes: { seoDescription: 'Hers' } })).toMatchObject({
    value: { replaced: [] },
  })
  expect(await row(articleId)).toMatchObject({ breaking: false, seoDescription: 'Hers' })
})

test('of two changes of one detail the later stands, and the answer has what it replaced, and whose it was', async () => {
  const articleId = cast.articles.draft
  const [topic] = await database().select().from(topics)
  if (!topic) throw new Error('no topic')
  const change = (person: Person, changes: Parameters<typeof changeDetails>[1]['changes']) =>
    changeDetails(person, { articleId, seen: { topics: [topic.id], seoTitle: 'For machines' }, changes })
  await change(cast.olena, { topics: [] })
  expect(await change(cast.marta, { seoTitle: 'Of Marta' })).toMatchObject({ value: { replaced: [] } })
  expect(await change(cast.olena, { seoTitle: 'Of Olena' })).toMatchObject({
    ok: true,
    value: { replaced: [{ field: 'seoTitle', value: { seoTitle: 'Of Marta' }, by: 'Marta' }] },
  })
  expect(await row(articleId)).toMatchObject({ seoTitle: 'Of Olena' })
  const told = await detailsFor(cast.olena, { articleId })
  expect(told).toMatchObject({ value: { lastChanges: { seoTitle: { name: 'Olena' }, topics: { name: 'Olena' } } } })
})

test('one’s own change from another tab is not reported, and a change that is sent again is made once', async () => {
  const articleId = cast.articles.draft
  const sent = { articleId, changeId: randomUUID(), seen: { seoTitle: 'old' }, changes: { seoTitle: 'Once' } }
  const first = await changeDetails(cast.olena, sent)
  expect(first).toMatchObject({ value: { replaced: [] } })
  await changeDetails(cast.marta, { articleId, seen: {}, changes: { seoTitle: 'After' } })
  expect(await changeDetails(cast.olena, sent)).toMatchObject({ ok: true, value: { replaced: [] } })
  expect(await row(articleId)).toMatchObject({ seoTitle: 'After' })
})

test('a journalist may not change another’s details, an editor may', async () => {
  const changes = { breaking: true }
  await expect(changeDetails(cast.danylo, { articleId: cast.articles.submitted, changes })).rejects.toThrow(NotFound)
  expect(await row(cast.articles.submitted)).toMatchObject({ version: 1, breaking: false })
  expect(await changeDetails(cast.marta, { articleId: cast.articles.submitted, changes })).toMatchObject({ ok: true })
})

test.each([
  ['bad-slug', { slug: 'Not A Slug' }],
  ['slug-taken', { slug: 'the-published-story' }],
  ['unknown', { sectionId: '019aaaaa-0000-7000-8000-000000000000' }],
  ['unknown', { bylines: ['019aaaaa-0000-7000-8000-000000000000'] }],
  ['unknown', { hero: { mediaId: '019aaaaa-0000-7000-8000-000000000000', alt: '', caption: '', credit: '' } }],
])('%s is refused', async (problem, changes) => {
  const before = await row(cast.articles.unpublished)
  expect(await changeDetails(cast.olena, { articleId: cast.articles.unpublished, changes })).toMatchObject({
    ok: false,
    problem,
  })
  expect(await row(cast.articles.unpublished)).toEqual(before)
})

test('a published story keeps its language and has an address', async () => {
  const change = (changes: object) => changeDetails(cast.olena, { articleId: cast.articles.published, changes })
  expect(await change({ language: 'uk' })).toMatchObject({ problem: 'language-fixed' })
  expect(await change({ slug: null })).toMatchObject({ problem: 'bad-slug' })
})

test('a story that was taken down cannot be changed', async () => {
  const answer = await changeDetails(cast.marta, { articleId: cast.articles['taken-down'], changes: { breaking: true } })
  expect(answer).toMatchObject({ problem: 'wrong-stage' })
})

test('twins are linked both ways; an editor’s link reaches the readers’ pages at once', async () => {
  const twin = await startStory(cast.olena, 'uk')
  expect(await linkTwin(cast.marta, { articleId: cast.articles.published, twinId: twin })).toMatchObject({ ok: true })
  expect(await draftFor(cast.olena, cast.articles.published)).toMatchObject({ twins: [{ id: twin }] })
  expect(await draftFor(cast.olena, twin)).toMatchObject({ twins: [{ id: cast.articles.published }] })
  const [live] = await database().select().from(liveArticles)
  expect(live?.twinGroup).toBe((await row(twin))?.twinGroup)
  expect(await database().select({ event: outbox.event }).from(outbox)).toMatchObject([
    { event: { kind: 'updated', articleId: cast.articles.published } },
  ])
})

test('two stories of one language cannot be twins, and a journalist cannot link another person’s story', async () => {
  expect(await linkTwin(cast.olena, { articleId: cast.articles.draft, twinId: cast.articles.published })).toMatchObject({
    problem: 'twin-taken',
  })
  const other = await startStory(cast.danylo, 'uk')
  await expect(linkTwin(cast.olena, { articleId: cast.articles.draft, twinId: other })).rejects.toThrow(NotFound)
})

test('a twin can be unlinked', async () => {
  await linkTwin(cast.marta, { articleId: cast.articles.published, twinId: null })
  expect(await draftFor(cast.olena, cast.articles.published)).toMatchObject({ twins: [], twinGroup: null })
})

test('a shared story is visible to the other person until it is no longer shared; a person without a share cannot share it', async () => {
  const share = (people: string[]) => shareWith(cast.olena, { articleId: cast.articles.draft, people })
  await expect(shareWith(cast.danylo, { articleId: cast.articles.draft, people: [cast.danylo.id] })).rejects.toThrow(NotFound)
  expect(await share([cast.danylo.id])).toMatchObject({ ok: true })
  expect(await draftFor(cast.danylo, cast.articles.draft)).toMatchObject({ mine: true, sharedWith: [{ name: 'Danylo' }] })
  expect(await share([])).toMatchObject({ ok: true })
  await expect(draftFor(cast.danylo, cast.articles.draft)).rejects.toThrow(NotFound)
  expect(await share(['019aaaaa-0000-7000-8000-000000000000'])).toMatchObject({ problem: 'unknown' })
})

test('a journalist can discard only their own draft; a submitted story stays', async () => {
  const id = await startStory(cast.danylo, 'en')
  await expect(discard(cast.olena, { articleId: id })).rejects.toThrow(NotFound)
  expect(await discard(cast.danylo, { articleId: id })).toMatchObject({ ok: true })
  expect(await row(id)).toBeUndefined()
  expect(await database().select().from(drafts).where(eq(drafts.articleId, id))).toEqual([])
  expect(await database().select({ verb: audit.verb }).from(audit).where(eq(audit.subjectId, id))).toEqual([
    { verb: 'start-article' },
    { verb: 'discard' },
  ])
  for (const stage of ['submitted', 'published', 'unpublished', 'taken-down'] as const)
    expect(await discard(cast.marta, { articleId: cast.articles[stage] })).toMatchObject({ problem: 'wrong-stage' })
})

test('a person with whom a draft is shared may write but not discard it; an editor may', async () => {
  const [one, other] = [await startStory(cast.danylo, 'en'), await startStory(cast.danylo, 'uk')]
  for (const articleId of [one, other]) await shareWith(cast.danylo, { articleId, people: [cast.olena.id] })
  await expect(discard(cast.olena, { articleId: one })).rejects.toThrow(NotAllowed)
  expect(await draftFor(cast.olena, one)).toMatchObject({ mine: true, made: false })
  expect(await draftFor(cast.danylo, one)).toMatchObject({ mine: true, made: true })
  expect(await discard(cast.danylo, { articleId: one })).toMatchObject({ ok: true })
  expect(await discard(cast.marta, { articleId: other })).toMatchObject({ ok: true })
})

test('links and cards find only published stories, by words of the headline', async () => {
  const find = async (query: string) => {
    const answer = await findStories(cast.danylo, { query, language: 'en', except: null })
    return answer.ok ? answer.value.map(({ headline, path }) => [headline, path]) : []
  }
  expect(await find('story published')).toEqual([['The published story', '/news/the-published-story']])
  expect(await find('draft')).toEqual([])
  expect(await find('100%')).toEqual([])
  expect(await find('')).toHaveLength(1)
  expect(await find('públished')).toHaveLength(1)
  expect(await find('/news/the-published-story?from=mail#top')).toEqual([['The published story', '/news/the-published-story']])
  for (const path of ['/news/the-draft-story', '/uk/news/the-published-story', '/section/war', '//news'])
    expect(await find(path)).toEqual([])
})

test('searching for links does not reveal unpublished headlines of colleagues', async () => {
  const find = async (query: string) => {
    const answer = await findStories(cast.danylo, { query, language: 'en', except: null })
    return answer.ok ? answer.value.map(({ headline }) => headline) : []
  }
  await database().update(drafts).set({ headline: 'The minister resigns' }).where(eq(drafts.articleId, cast.articles.published))
  expect(await find('minister')).toEqual([])
  expect(await find('published')).toEqual(['The published story'])
  await database().update(drafts).set({ headline: 'The published story' }).where(eq(drafts.articleId, cast.articles.published))
})

test('only stories that a person may see are offered as twins', async () => {
  const own = await startStory(cast.danylo, 'uk')
  const answer = await findTwins(cast.olena, { articleId: cast.articles.draft, query: '' })
  expect(answer.ok && answer.value.map(({ id }) => id)).not.toContain(own)
  await expect(findTwins(cast.danylo, { articleId: cast.articles.draft, query: '' })).rejects.toThrow(NotFound)
})

test('sections, topics and authors are found in either language', async () => {
  expect(await listSections(cast.danylo, 'uk')).toMatchObject([{ name: 'Війна' }])
  expect(await findTopics(cast.danylo, { query: 'зер', language: 'en' })).toMatchObject({ value: [{ name: 'Grain' }] })
  expect(await findAuthors(cast.danylo, { query: 'гриц', language: 'uk' })).toMatchObject({ value: [{ name: 'Олена Гриценко' }] })
  expect(await findAuthors(cast.danylo, { query: '%', language: 'uk' })).toMatchObject({ value: [] })
})

test('an unpublished story is not shown on a card', async () => {
  const answer = await lookUp(cast.danylo, { pictures: [], attachments: [], stories: [cast.articles.published, cast.articles.draft] })
  expect(answer.ok && answer.value.stories.map(({ id }) => id)).toEqual([cast.articles.published])
})

test('the program itself may not share stories', async () => {
  const machine = { id: null, name: 'import', role: 'machine' } as unknown as Person // cast: the policy must refuse it without the compiler
  await expect(shareWith(machine, { articleId: cast.articles.draft, people: [] })).rejects.toThrow(NotAllowed)
})
