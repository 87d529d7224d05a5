import { asc, eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { discardedArticles } from '#db/schema/discarded.ts'
import { people } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import { NotFound } from '#lib/outcome.ts'
import { deleteAuthor } from '#newsroom/taxonomy/delete-author.ts'
import { deleteSection } from '#newsroom/taxonomy/delete-section.ts'
import { mergeAuthors } from '#newsroom/taxonomy/merge-authors.ts'
import { mergeSections } from '#newsroom/taxonomy/merge-sections.ts'
import { mergeTopics } from '#newsroom/taxonomy/merge-topics.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { changeDetails } from './change-details.ts'
import { discard } from './discard.ts'
import { discardedStories } from './discarded-stories.ts'
import { draftFor } from './draft-for.ts'
import { linkTwin } from './link-twin.ts'
import { replaceText } from './replace-text.ts'
import { restoreDiscarded } from './restore-discarded.ts'
import { shareWith } from './share-with.ts'
import { startArticle } from './start-article.ts'
import { sweepDiscarded } from './sweep-discarded.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

type Person = Cast['olena']

async function startStory(person: Person, headline: string, language: 'en' | 'uk' = 'en'): Promise<string> {
  const answer = await startArticle(person, { language })
  if (!answer.ok) throw new Error('not started')
  const { articleId } = answer.value
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: `Words of ${headline}.` }] }] }
  const saved = await replaceText(person, { articleId, seenVersion: 1, headline, dek: 'A dek.', body })
  if (!saved.ok) throw new Error(saved.problem)
  return articleId
}

async function topic(name: string): Promise<string> {
  const [made] = await database()
    .insert(topics)
    .values({ slug: name.toLowerCase(), name: { en: name } })
    .returning()
  if (!made) throw new Error('nothing came back from an insert')
  return made.id
}

const expectDiscard = async (person: Person, articleId: string) => expect(await discard(person, { articleId })).toMatchObject({ ok: true })
const headlinesFor = async (person: Person) => (await discardedStories(person, {})).stories.map(({ headline }) => headline)
const withoutChange = ({ twins: _, steps: __, ...story }: Awaited<ReturnType<typeof draftFor>>) => story

test('two discarded drafts are each restored with their own text, bylines, topics and shares', async () => {
  const [second] = await database()
    .insert(authors)
    .values({ slug: 'second', name: { en: 'Second' } })
    .returning()
  if (!second) throw new Error('nothing came back from an insert')
  const about = [await topic('Grain'), await topic('Ports')]
  const ids = [await startStory(cast.danylo, 'First one'), await startStory(cast.danylo, 'Other one', 'uk')]
  for (const [at, articleId] of ids.entries()) {
    const changes = {
      bylines: at === 0 ? [second.id, cast.author.id] : [cast.author.id],
      topics: at === 0 ? [...about].reverse() : about.slice(0, 1),
      sectionId: cast.section.id,
      hero: { mediaId: '019aaaaa-0000-7000-8000-000000000000', alt: 'Alt', caption: '', credit: `Credit ${at}` },
      seoTitle: `Title ${at}`,
    }
    await database().update(articles).set({ hero: changes.hero }).where(eq(articles.id, articleId))
    const { hero: __, ...sent } = changes
    expect(await changeDetails(cast.danylo, { articleId, changes: sent })).toMatchObject({ ok: true })
    if (at === 0) await shareWith(cast.danylo, { articleId, people: [cast.olena.id] })
  }
  const before = await Promise.all(ids.map((id) => draftFor(cast.marta, id)))
  for (const id of ids) await expectDiscard(cast.danylo, id)
  for (const id of ids) await expect(draftFor(cast.marta, id)).rejects.toThrow(NotFound)
  for (const articleId of ids) expect(await restoreDiscarded(cast.danylo, { articleId })).toEqual({ ok: true, value: { articleId } })
  const after = await Promise.all(ids.map((id) => draftFor(cast.marta, id)))
  expect(after.map(withoutChange)).toEqual(before.map(withoutChange))
  expect(after[0]).toMatchObject({ bylines: [{ name: 'Second' }, {}], topics: [{ name: 'Ports' }, {}], sharedWith: [{ name: 'Olena' }] })
  const kept = await database()
    .select({ verb: audit.verb })
    .from(audit)
    .where(eq(audit.subjectId, ids[0] ?? ''))
    .orderBy(asc(audit.id))
  expect(kept.map(({ verb }) => verb).slice(-2)).toEqual(['discard', 'restore-discarded'])
  expect(await database().select().from(discardedArticles)).toEqual([])
})

test('its owner and editors can list and restore it; people it was shared with and other journalists cannot', async () => {
  const [first, second] = [await startStory(cast.danylo, 'Of Danylo'), await startStory(cast.olena, 'Of Olena')]
  await shareWith(cast.danylo, { articleId: first, people: [cast.olena.id] })
  await expectDiscard(cast.danylo, first)
  await expectDiscard(cast.marta, second)
  expect(await headlinesFor(cast.danylo)).toEqual(['Of Danylo'])
  expect(await headlinesFor(cast.olena)).toEqual(['Of Olena'])
  expect(await headlinesFor(cast.marta)).toEqual(['Of Olena', 'Of Danylo'])
  expect((await discardedStories(cast.olena, {})).stories).toMatchObject([{ id: second, language: 'en', discardedBy: 'Marta' }])
  await expect(restoreDiscarded(cast.olena, { articleId: first })).rejects.toThrow(NotFound)
  expect(await restoreDiscarded(cast.ihor, { articleId: first })).toMatchObject({ ok: true })
  expect(await restoreDiscarded(cast.olena, { articleId: second })).toMatchObject({ ok: true })
  await expect(restoreDiscarded(cast.olena, { articleId: second })).rejects.toThrow(NotFound)
  expect(await headlinesFor(cast.marta)).toEqual([])
})

test('a slug or a twin’s place that another story took meanwhile stays with it; a merged topic is replaced', async () => {
  const [harbours, quays] = [await topic('Harbours'), await topic('Quays')]
  const [english, ukrainian] = [await startStory(cast.danylo, 'The same words'), await startStory(cast.danylo, 'Ті самі слова', 'uk')]
  expect(await linkTwin(cast.danylo, { articleId: english, twinId: ukrainian })).toMatchObject({ ok: true })
  const { slug } = await draftFor(cast.danylo, english)
  await changeDetails(cast.danylo, { articleId: english, changes: { topics: [harbours, quays] } })
  await expectDiscard(cast.danylo, english)
  const usurper = await startStory(cast.danylo, 'The same words')
  expect((await draftFor(cast.danylo, usurper)).slug).toBe(slug)
  expect(await linkTwin(cast.danylo, { articleId: usurper, twinId: ukrainian })).toMatchObject({ ok: true })
  expect(await mergeTopics(cast.marta, { topicId: harbours, intoId: quays })).toMatchObject({ ok: true })
  expect(await restoreDiscarded(cast.danylo, { articleId: english })).toMatchObject({ ok: true })
  expect(await draftFor(cast.danylo, english)).toMatchObject({ slug: `${slug}-2`, twinGroup: null, topics: [{ id: quays, name: 'Quays' }] })
  expect(await draftFor(cast.danylo, usurper)).toMatchObject({ slug, twins: [{ id: ukrainian }] })
})

test('a merged section and author are replaced, deleted ones are left out', async () => {
  const make = async (slug: string) => {
    const [section] = await database()
      .insert(sections)
      .values({ slug, name: { en: slug } })
      .returning()
    const [author] = await database()
      .insert(authors)
      .values({ slug, name: { en: slug } })
      .returning()
    return { sectionId: section?.id ?? '', authorId: author?.id ?? '' }
  }
  const [merged, deleted] = [await make('merged'), await make('deleted')]
  const [first, second] = [await startStory(cast.danylo, 'Of a merged section'), await startStory(cast.danylo, 'Of a deleted section')]
  const bylines = [merged.authorId, deleted.authorId, cast.author.id]
  await changeDetails(cast.danylo, { articleId: first, changes: { sectionId: merged.sectionId, bylines } })
  await changeDetails(cast.danylo, { articleId: second, changes: { sectionId: deleted.sectionId } })
  for (const id of [first, second]) await expectDiscard(cast.danylo, id)
  await mergeSections(cast.marta, { sectionId: merged.sectionId, intoId: cast.section.id })
  await mergeAuthors(cast.marta, { authorId: merged.authorId, intoId: cast.author.id })
  expect(await deleteSection(cast.marta, { sectionId: deleted.sectionId })).toMatchObject({ ok: true })
  expect(await deleteAuthor(cast.marta, { authorId: deleted.authorId })).toMatchObject({ ok: true })
  for (const articleId of [first, second]) expect(await restoreDiscarded(cast.danylo, { articleId })).toMatchObject({ ok: true })
  expect(await draftFor(cast.danylo, first)).toMatchObject({ sectionId: cast.section.id, bylines: [{ id: cast.author.id }] })
  expect(await draftFor(cast.danylo, second)).toMatchObject({ sectionId: null })
})

test('a restored twin is linked again, and a colleague whose account is disabled is left out', async () => {
  const [english, ukrainian] = [await startStory(cast.olena, 'A pair'), await startStory(cast.olena, 'Пара', 'uk')]
  await linkTwin(cast.olena, { articleId: english, twinId: ukrainian })
  const [leaver] = await database().insert(people).values({ name: 'Leaver', email: 'leaver@paper.test', role: 'journalist' }).returning()
  if (!leaver) throw new Error('nothing came back from an insert')
  await shareWith(cast.olena, { articleId: english, people: [cast.danylo.id, leaver.id] })
  await expectDiscard(cast.olena, english)
  await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.id, leaver.id))
  expect(await restoreDiscarded(cast.olena, { articleId: english })).toMatchObject({ ok: true })
  expect(await draftFor(cast.olena, english)).toMatchObject({ twins: [{ id: ukrainian }], sharedWith: [{ name: 'Danylo' }] })
})

test('after 30 days it is neither listed nor restored, and the daily sweep deletes it; a newer one stays', async () => {
  const [old, young] = [await startStory(cast.danylo, 'Old'), await startStory(cast.danylo, 'Young')]
  for (const id of [old, young]) await expectDiscard(cast.danylo, id)
  const makeOlder = (days: number, articleId: string) =>
    database()
      .update(discardedArticles)
      .set({ discardedAt: sql`now() - make_interval(days => ${days})` })
      .where(eq(discardedArticles.articleId, articleId))
  await makeOlder(30, old)
  await makeOlder(29, young)
  expect(await headlinesFor(cast.danylo)).toEqual(['Young'])
  await expect(restoreDiscarded(cast.marta, { articleId: old })).rejects.toThrow(NotFound)
  await sweepDiscarded()
  expect(await database().select({ id: discardedArticles.articleId }).from(discardedArticles)).toEqual([{ id: young }])
  expect(await restoreDiscarded(cast.danylo, { articleId: young })).toMatchObject({ ok: true })
})

test('thousands of drafts are listed page by page, each once', async () => {
  const articleId = await startStory(cast.danylo, 'Many')
  await expectDiscard(cast.danylo, articleId)
  await database().execute(sql`
    insert into discarded_articles (article_id, headline, story, created_by, discarded_by, discarded_at)
    select gen_random_uuid(), 'Many ' || number, story, created_by, discarded_by, date_trunc('second', now()) - (number % 50) * interval '1 minute'
    from discarded_articles, generate_series(1, 2500) number`)
  const seen = new Set<string>()
  let pages = 0
  for (let after: string | undefined; ; ) {
    const { stories, next } = await discardedStories(cast.marta, { after }, 500)
    for (const { id } of stories) seen.add(id)
    pages += 1
    if (!next) break
    after = next
  }
  expect([seen.size, pages]).toEqual([2501, 6])
  expect((await discardedStories(cast.marta, {})).stories).toHaveLength(40)
  expect((await discardedStories(cast.olena, {})).stories).toEqual([])
  expect(await database().select({ id: drafts.articleId }).from(drafts).where(eq(drafts.articleId, articleId))).toEqual([])
})
