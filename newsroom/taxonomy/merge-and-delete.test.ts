import { randomUUID } from 'node:crypto'
import { and, desc, eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { articleBylines, articles, articleTopics } from '#db/schema/articles.ts'
import { feeds } from '#db/schema/feed.ts'
import { liveArticles, liveBylines } from '#db/schema/live.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { liveSearch } from '#db/schema/search.ts'
import { authors, sectionRedirects, sections, topics } from '#db/schema/taxonomy.ts'
import { draftVersions } from '#db/schema/versions.ts'
import { NotAllowed, NotFound, NotProven, type Outcome } from '#lib/outcome.ts'
import { preparedStory } from '#newsroom/articles/prepared-story.ts'
import { withUnpublishedChanges } from '#newsroom/articles/unpublished-changes.ts'
import { authorBySlug } from '#newsroom/paper/author-by-slug.ts'
import { byAuthor } from '#newsroom/paper/by-author.ts'
import { findMoved } from '#newsroom/paper/find-moved.ts'
import { inSection } from '#newsroom/paper/in-section.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { countWaiting } from '#testing/count-waiting.ts'
import { liveStory } from '#testing/live-story.ts'
import { completeStory, farAway, seenOf } from '#testing/planned-story.ts'
import { acceptAuthors } from './accept-authors.ts'
import { changeAuthor } from './change-author.ts'
import { createAuthor } from './create-author.ts'
import { createSection } from './create-section.ts'
import { createTopic } from './create-topic.ts'
import { deleteAuthor } from './delete-author.ts'
import { deleteSection } from './delete-section.ts'
import { mergeAuthors } from './merge-authors.ts'
import { mergeSections } from './merge-sections.ts'
import { mergeTopics } from './merge-topics.ts'
import { namesNow } from './names-now.ts'
import { proposeAuthor } from './propose-author.ts'
import { upsertBySlug } from './upsert-by-slug.ts'
import { usesOfAuthor, usesOfSection } from './uses-of.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

async function addSection(slug: string): Promise<string> {
  const [row] = await database()
    .insert(sections)
    .values({ slug, name: { en: slug }, position: 9 })
    .returning({ id: sections.id })
  return row?.id ?? ''
}

async function addAuthor(slug: string, more: Partial<typeof authors.$inferInsert> = {}): Promise<string> {
  const [row] = await database()
    .insert(authors)
    .values({ slug, name: { en: slug }, ...more })
    .returning({ id: authors.id })
  return row?.id ?? ''
}

/** Puts the cast's published story, as if it had been published there, into a section. */
async function moveEverything(from: string, to: string): Promise<void> {
  await database().update(articles).set({ sectionId: to }).where(eq(articles.sectionId, from))
  await database().update(liveArticles).set({ sectionId: to }).where(eq(liveArticles.sectionId, from))
}

const newestTags = async () => (await database().select({ tags: outbox.tags }).from(outbox).orderBy(desc(outbox.id)).limit(1))[0]?.tags
const newestAct = async (verb: 'merge-sections' | 'merge-authors' | 'delete-section' | 'delete-author') =>
  (await database().select().from(audit).where(eq(audit.verb, verb)).orderBy(desc(audit.id)).limit(1))[0]

test('merged sections: every story is in the second, readers are led there, and no story has a change of its own', async () => {
  const { published } = cast.articles
  const old = cast.section.id
  const into = await addSection('world')
  const all = Object.keys(cast.articles).length
  expect(await usesOfSection(cast.marta, { sectionId: old })).toEqual({ ok: true, value: { stories: all, live: 1, placed: 0, planned: 0 } })
  expect(await mergeSections(cast.marta, { sectionId: old, intoId: into })).toEqual({ ok: true, value: { stories: all } })

  expect(await database().select().from(articles).where(eq(articles.sectionId, old))).toEqual([])
  expect((await inSection(into, 'en', null)).stories.map(({ articleId }) => articleId)).toEqual([published])
  expect(await database().select({ in: liveSearch.sectionId }).from(liveSearch).where(eq(liveSearch.articleId, published))).toEqual([
    { in: into },
  ])
  expect(await findMoved('section', 'war')).toEqual({ id: into, slug: 'world' })
  // The revision, which never changes, names the section that is gone.
  expect(await withUnpublishedChanges(database(), [published])).toEqual(new Set())
  expect(await newestTags()).toEqual(expect.arrayContaining(['newsroom', `section:${old}`, `section:${into}`, 'lists:en', 'lists:uk']))
  expect((await newestAct('merge-sections'))?.detail).toMatchObject({ into, slug: 'war', stories: all, cancelled: 0 })
  cast.section.id = into
})

test('a section that was merged twice leads to the last one, for readers and for imports', async () => {
  const last = await addSection('planet')
  await mergeSections(cast.marta, { sectionId: cast.section.id, intoId: last })
  for (const slug of ['war', 'world']) expect(await findMoved('section', slug)).toEqual({ id: last, slug: 'planet' })
  expect(await withUnpublishedChanges(database(), [cast.articles.published])).toEqual(new Set())
  const found = await database().transaction((tx) => upsertBySlug(tx, sections, [{ slug: 'war', name: 'War' }], 'en'))
  expect(found).toEqual({ ids: new Map([['war', last]]), made: [] })
  cast.section.id = last
})

test('a section of the same name may come again, and be merged again', async () => {
  const again = await addSection('war')
  await mergeSections(cast.marta, { sectionId: again, intoId: cast.section.id })
  expect(await findMoved('section', 'war')).toEqual({ id: cast.section.id, slug: 'planet' })
  expect(await withUnpublishedChanges(database(), [cast.articles.published])).toEqual(new Set())
})

test('so may one whose name came with an archive, as that of a section merged there', async () => {
  await database().insert(sectionRedirects).values({ slug: 'far-away', sectionId: cast.section.id })
  const again = await addSection('far-away')
  const last = await addSection('farther')
  await mergeSections(cast.marta, { sectionId: again, intoId: last })
  expect(await findMoved('section', 'far-away')).toEqual({ id: last, slug: 'farther' })
})

test('what is planned with the old section goes out in the new one', async () => {
  const before = await addSection('weather')
  const into = await addSection('climate')
  const story = { headline: 'Rain', dek: '', body: { type: 'doc' as const, content: [] }, language: 'en' as const }
  await database()
    .insert(draftVersions)
    .values({
      ...{ articleId: cast.articles.draft, number: 1, kind: 'scheduled', draftVersion: 1, words: 1 },
      story: {
        ...story,
        slug: 'rain',
        sectionId: before,
        bylines: [cast.author.id],
        topics: [],
        hero: null,
        breaking: false,
        seoTitle: '',
        seoDescription: '',
      },
    })
  await mergeSections(cast.marta, { sectionId: before, intoId: into })
  expect(await preparedStory(database(), cast.articles.draft, 1)).toMatchObject({ sectionId: into })
})

test('the order of the first one’s page goes, and what is planned for it is cancelled', async () => {
  const [from, into] = [await addSection('arts'), await addSection('culture')]
  const [feed] = await database().insert(feeds).values({ name: 'section:arts', language: 'en' }).returning()
  const [kept] = await database().insert(feeds).values({ name: 'section:culture', language: 'en' }).returning()
  const [draft] = await database().insert(feeds).values({ name: 'draft:section:arts', language: 'en', draftOf: feed?.id }).returning()
  const time = { at: new Date('2099-01-01T10:00:00Z'), wallTime: '2099-01-01T10:00', zone: 'UTC', plannedBy: cast.marta.id }
  await database()
    .insert(schedules)
    .values({ kind: 'launch-order', feedId: feed?.id, subjectId: draft?.id, ...time })
  expect(await usesOfSection(cast.marta, { sectionId: from })).toMatchObject({ value: { stories: 0, planned: 1 } })
  await mergeSections(cast.marta, { sectionId: from, intoId: into })
  const left = await database().select({ id: feeds.id }).from(feeds).where(sql`name like '%section:%'`)
  expect(left).toEqual([{ id: kept?.id }])
  expect((await newestAct('merge-sections'))?.detail).toMatchObject({ cancelled: 1 })
  const cancelled = await database()
    .select()
    .from(audit)
    .where(and(eq(audit.verb, 'cancel-schedule'), eq(audit.subjectId, feed?.id ?? '')))
  expect(cancelled).toHaveLength(1)
})

test('merged authors: drafts and readers have the second, with what they lacked of the first', async () => {
  const { published, draft } = cast.articles
  const into = await addAuthor('o-hrytsenko', { biography: { en: 'Writes of trams.' }, proposed: true })
  await database().insert(articleBylines).values({ articleId: draft, authorId: into, position: 1 })
  const all = Object.keys(cast.articles).length
  expect(await usesOfAuthor(cast.marta, { authorId: cast.author.id })).toEqual({ ok: true, value: { stories: all, live: 1 } })
  expect(await mergeAuthors(cast.marta, { authorId: cast.author.id, intoId: into })).toEqual({ ok: true, value: { stories: all } })

  const bylines = await database().select().from(articleBylines).where(eq(articleBylines.articleId, draft))
  expect(bylines).toEqual([{ articleId: draft, authorId: into, position: 1 }])
  expect((await byAuthor(into, 'en', null)).stories.map(({ articleId }) => articleId)).toEqual([published])
  expect(await database().select().from(liveBylines).where(eq(liveBylines.authorId, cast.author.id))).toEqual([])
  expect(await authorBySlug('o-hrytsenko')).toMatchObject({ title: { en: 'Correspondent' }, biography: { en: 'Writes of trams.' } })
  const [kept] = await database().select().from(authors).where(eq(authors.id, into))
  expect(kept).toMatchObject({ personId: cast.olena.id, proposed: false, name: { en: 'o-hrytsenko' } })
  expect(await findMoved('author', 'olena-hrytsenko')).toEqual({ id: into, slug: 'o-hrytsenko' })
  expect(await withUnpublishedChanges(database(), [published])).toEqual(new Set())
  expect(await newestTags()).toEqual(expect.arrayContaining(['staff', `author:${cast.author.id}`, `author:${into}`, 'lists:en']))
  cast.author.id = into
})

test('a section without stories is deleted; one with a story is not', async () => {
  const empty = await addSection('sport')
  expect(await deleteSection(cast.marta, { sectionId: cast.section.id })).toEqual({ ok: false, problem: 'has-stories' })
  expect(await deleteSection(cast.marta, { sectionId: empty })).toEqual({ ok: true, value: null })
  expect(await newestTags()).toContain(`section:${empty}`)
  await expect(deleteSection(cast.marta, { sectionId: empty })).rejects.toThrow(NotFound)
  // Old revisions of a story may name a section that is empty now: it goes all the same.
  const other = await addSection('science')
  await moveEverything(cast.section.id, other)
  expect(await deleteSection(cast.marta, { sectionId: cast.section.id })).toEqual({ ok: true, value: null })
  expect(await findMoved('section', 'war')).toBeNull()
  cast.section.id = other
})

test('two authors with an account each stay two', async () => {
  const other = await addAuthor('danylo', { personId: cast.danylo.id })
  const pair = { authorId: cast.author.id, intoId: other }
  expect(await mergeAuthors(cast.marta, pair)).toEqual({ ok: false, problem: 'two-accounts' })
  expect(await mergeAuthors(cast.marta, { authorId: other, intoId: other })).toEqual({ ok: false, problem: 'same-author' })
  expect(await database().select().from(authors).where(eq(authors.id, other))).toHaveLength(1)
})

test('an author without a story is deleted, and their account stays; one with a story is not', async () => {
  const empty = await addAuthor('nobody-yet', { personId: cast.marta.id })
  expect(await deleteAuthor(cast.marta, { authorId: cast.author.id })).toEqual({ ok: false, problem: 'has-stories' })
  expect(await deleteAuthor(cast.marta, { authorId: empty })).toEqual({ ok: true, value: null })
  expect(await authorBySlug('nobody-yet')).toBeNull()
  expect(await newestTags()).toEqual(expect.arrayContaining(['staff', `author:${empty}`]))
  expect((await newestAct('delete-author'))?.detail).toMatchObject({ slug: 'nobody-yet', personId: cast.marta.id })
})

test('an author and a section of a story that is planned stay, also when only what was approved names them, or what was merged into them', async () => {
  const [author, merged] = [await addAuthor('planned'), await addAuthor('planned-once')]
  const [section, former] = [await addSection('planned'), await addSection('planned-once')]
  const articleId = await completeStory({ ...cast, author: { ...cast.author, id: merged }, section: { ...cast.section, id: former } })
  const planned = await schedule(cast.marta, { kind: 'publish', articleId, seen: await seenOf(articleId), ...farAway })
  if (!planned.ok) throw new Error(planned.problem)
  await mergeAuthors(cast.marta, { authorId: merged, intoId: author })
  await mergeSections(cast.marta, { sectionId: former, intoId: section })
  await database().delete(articleBylines).where(eq(articleBylines.articleId, articleId))
  await database().update(articles).set({ sectionId: cast.section.id }).where(eq(articles.id, articleId))
  expect(await deleteAuthor(cast.marta, { authorId: author })).toEqual({ ok: false, problem: 'has-stories' })
  expect(await deleteSection(cast.marta, { sectionId: section })).toEqual({ ok: false, problem: 'has-stories' })
  await database()
    .update(schedules)
    .set({ endedAt: new Date(), ending: 'cancelled', reason: 'by-hand' })
    .where(eq(schedules.articleId, articleId))
  expect(await deleteAuthor(cast.marta, { authorId: author })).toEqual({ ok: true, value: null })
  expect(await deleteSection(cast.marta, { sectionId: section })).toEqual({ ok: true, value: null })
})

test('neither is merged into itself or into an unknown one', async () => {
  const [section, author] = [await addSection('lonely'), await addAuthor('lonely')]
  expect(await mergeSections(cast.marta, { sectionId: section, intoId: section })).toEqual({ ok: false, problem: 'same' })
  for (const [one, other] of [
    [section, randomUUID()],
    [randomUUID(), section],
  ] as const)
    await expect(mergeSections(cast.marta, { sectionId: one, intoId: other })).rejects.toThrow(`section ${one === section ? other : one}`)
  for (const [one, other] of [
    [author, randomUUID()],
    [randomUUID(), author],
  ] as const)
    await expect(mergeAuthors(cast.marta, { authorId: one, intoId: other })).rejects.toThrow(`author ${one === author ? other : one}`)
  expect(await deleteSection(cast.marta, { sectionId: section })).toMatchObject({ ok: true })
  expect(await deleteAuthor(cast.marta, { authorId: author })).toMatchObject({ ok: true })
})

test('an author who was merged twice is led to the last one', async () => {
  const [first, second, last] = [await addAuthor('n-bondar'), await addAuthor('nina-b'), await addAuthor('nina-bondar')]
  await mergeAuthors(cast.marta, { authorId: first, intoId: second })
  await mergeAuthors(cast.marta, { authorId: second, intoId: last })
  for (const slug of ['n-bondar', 'nina-b']) expect(await findMoved('author', slug)).toEqual({ id: last, slug: 'nina-bondar' })
})

test('a section and an author that only readers still have stay: their story has another draft', async () => {
  const [section, author] = [await addSection('only-live'), await addAuthor('only-live')]
  const articleId = await liveStory(cast, {
    slug: 'only-live',
    at: new Date('2026-01-02T10:00:00Z'),
    sectionId: section,
    authors: [author],
  })
  await database().update(articles).set({ sectionId: cast.section.id }).where(eq(articles.id, articleId))
  await database().delete(articleBylines).where(eq(articleBylines.articleId, articleId))
  expect(await deleteSection(cast.marta, { sectionId: section })).toEqual({ ok: false, problem: 'has-stories' })
  expect(await deleteAuthor(cast.marta, { authorId: author })).toEqual({ ok: false, problem: 'has-stories' })
})

const kinds = ['section', 'author', 'topic'] as const
const tables = { section: sections, author: authors, topic: topics }
const name = (text: string) => ({ name: { en: text, uk: '' } })
const create = { section: createSection, author: createAuthor, topic: createTopic }
const merge = {
  section: (sectionId: string, intoId: string) => mergeSections(cast.marta, { sectionId, intoId }),
  author: (authorId: string, intoId: string) => mergeAuthors(cast.marta, { authorId, intoId }),
  topic: (topicId: string, intoId: string) => mergeTopics(cast.marta, { topicId, intoId }),
}
const makeNew = async (kind: (typeof kinds)[number], text: string): Promise<string> => {
  const made = await create[kind](cast.marta, name(text))
  if (!made.ok) throw new Error(made.problem)
  return made.value.id
}

test.each(kinds)('a new %s takes the slug of a merged one; what was published with that one still leads on', async (kind) => {
  const [merged, kept] = [await makeNew(kind, 'Kyiv'), await makeNew(kind, 'Kyiv region')]
  await merge[kind](merged, kept)
  const again = await makeNew(kind, 'Kyiv')
  // A reader who had followed the old address was led elsewhere: that page is told, too.
  expect(await newestTags()).toEqual(expect.arrayContaining([`${kind}:${again}`, `${kind}:${kept}`]))
  const found = await transaction((tx) => upsertBySlug(tx, tables[kind], [{ slug: 'kyiv', name: 'Kyiv' }], 'en'))
  expect(found.ids).toEqual(new Map([['kyiv', again]]))
  const published = { sectionId: null, bylines: [], topics: [merged] }
  expect((await namesNow(database(), [published]))[0]?.topics).toEqual([kept])
  // Merged the other way round, nothing leads to itself.
  await merge[kind](kept, again)
  expect(await findMoved(kind, 'kyiv')).toBeNull()
  expect(await findMoved(kind, 'kyiv-region')).toEqual({ id: again, slug: 'kyiv' })
  expect((await namesNow(database(), [published]))[0]?.topics).toEqual([again])
})

test('an author with a merged one’s slug who is only proposed leaves the address as it is; once accepted, it is theirs', async () => {
  const [merged, kept] = [await addAuthor('i-moroz'), await addAuthor('ivan-moroz')]
  await mergeAuthors(cast.marta, { authorId: merged, intoId: kept })
  const proposed = await proposeAuthor(cast.olena, name('I Moroz'))
  if (!proposed.ok) throw new Error(proposed.problem)
  const authorId = proposed.value.id
  expect([await authorBySlug('i-moroz'), await findMoved('author', 'i-moroz')]).toEqual([null, { id: kept, slug: 'ivan-moroz' }])
  const nothing = { en: '', uk: '' }
  const accept = { authorId, ...name('I Moroz'), title: nothing, biography: nothing, portraitId: null }
  await changeAuthor(cast.marta, accept)
  expect(await authorBySlug('i-moroz')).toMatchObject({ id: authorId })
  expect(await newestTags()).toEqual(['staff', `author:${authorId}`, `author:${kept}`])
  await changeAuthor(cast.marta, accept)
  expect(await newestTags()).toEqual(['staff', `author:${authorId}`])

  await database().update(authors).set({ proposed: true }).where(eq(authors.id, authorId))
  expect(await transaction((tx) => acceptAuthors(tx, [authorId, kept]))).toEqual([`author:${kept}`])
  expect(await transaction((tx) => acceptAuthors(tx, [authorId]))).toEqual([])
  const ofAccount = await addAuthor('of-an-account', { proposed: true, personId: cast.marta.id })
  expect(await transaction((tx) => acceptAuthors(tx, [ofAccount]))).toEqual(['staff'])
  await deleteAuthor(cast.marta, { authorId: ofAccount })
})

test('a merge of an author who was only proposed leads nobody elsewhere who came by the address of an earlier one', async () => {
  const [merged, kept, other] = [await addAuthor('p-lys'), await addAuthor('petro-lys'), await addAuthor('pavlo-lys')]
  await mergeAuthors(cast.marta, { authorId: merged, intoId: kept })
  const propose = () => addAuthor('p-lys', { proposed: true })
  await mergeAuthors(cast.marta, { authorId: await propose(), intoId: other })
  expect(await findMoved('author', 'p-lys')).toEqual({ id: kept, slug: 'petro-lys' })

  // Merged into one that is proposed as well, neither has the address; merged with a real one, it is theirs, and its old page is told.
  const [proposed, both] = [await propose(), await addAuthor('p-l', { proposed: true })]
  await mergeAuthors(cast.marta, { authorId: both, intoId: proposed })
  expect(await findMoved('author', 'p-lys')).toEqual({ id: kept, slug: 'petro-lys' })
  await mergeAuthors(cast.marta, { authorId: other, intoId: proposed })
  expect(await authorBySlug('p-lys')).toMatchObject({ id: proposed })
  expect(await newestTags()).toEqual(expect.arrayContaining([`author:${proposed}`, `author:${other}`, `author:${kept}`]))
})

/** `act`, while somebody has begun a story and not yet committed it; it is committed once the act waits for it. */
async function whileBegun<Value>(
  rows: { sectionId?: string; authorId?: string; topicId?: string },
  act: () => Promise<Value>,
): Promise<Value> {
  let acting: Promise<Value> | undefined
  await transaction(async (tx) => {
    const [story] = await tx
      .insert(articles)
      .values({ language: 'en', sectionId: rows.sectionId ?? null, createdBy: cast.olena.id })
      .returning({ id: articles.id })
    if (rows.authorId) await tx.insert(articleBylines).values({ articleId: story?.id ?? '', authorId: rows.authorId, position: 0 })
    if (rows.topicId) await tx.insert(articleTopics).values({ articleId: story?.id ?? '', topicId: rows.topicId, position: 0 })
    acting = act()
    await vi.waitFor(async () => expect(await countWaiting()).toBe(1), { timeout: 5_000, interval: 10 })
  })
  if (!acting) throw new Error('it was not begun')
  return acting
}

test('a story that somebody begins at the same moment keeps its section, its author and its topic', async () => {
  const [section, author] = [await addSection('at-this-moment'), await addAuthor('at-this-moment')]
  const [topic, kept] = [await makeNew('topic', 'At this moment'), await makeNew('topic', 'Later')]
  const acts: [Parameters<typeof whileBegun>[0], () => Promise<Outcome<unknown, string>>][] = [
    [{ sectionId: section }, () => mergeSections(cast.marta, { sectionId: section, intoId: cast.section.id })],
    [{ authorId: author }, () => mergeAuthors(cast.marta, { authorId: author, intoId: cast.author.id })],
    [{ topicId: topic }, () => mergeTopics(cast.marta, { topicId: topic, intoId: kept })],
  ]
  for (const [rows, act] of acts) expect(await whileBegun(rows, act)).toEqual({ ok: false, problem: 'used-again' })
  const [empty, nobody] = [await addSection('deleted-at-this-moment'), await addAuthor('deleted-at-this-moment')]
  expect(await whileBegun({ sectionId: empty }, () => deleteSection(cast.marta, { sectionId: empty }))).toEqual({
    ok: false,
    problem: 'used-again',
  })
  expect(await whileBegun({ authorId: nobody }, () => deleteAuthor(cast.marta, { authorId: nobody }))).toEqual({
    ok: false,
    problem: 'used-again',
  })
  const standing = await database().select({ slug: sections.slug }).from(sections).where(sql`slug like '%at-this-moment'`)
  expect(standing).toHaveLength(2)
  expect(await database().select({ slug: authors.slug }).from(authors).where(sql`slug like '%at-this-moment'`)).toHaveLength(2)
})

test('a journalist may not, and an editor must have proved who they are', async () => {
  const [one, two] = [await addSection('one'), await addSection('two')]
  const [first, second] = [await addAuthor('first'), await addAuthor('second')]
  const acts = (who: Cast['marta']) => [
    () => mergeSections(who, { sectionId: one, intoId: two }),
    () => deleteSection(who, { sectionId: one }),
    () => mergeAuthors(who, { authorId: first, intoId: second }),
    () => deleteAuthor(who, { authorId: first }),
  ]
  for (const act of acts(cast.olena)) await expect(act()).rejects.toThrow(NotAllowed)
  for (const act of acts({ ...cast.marta, isProven: false })) await expect(act()).rejects.toThrow(NotProven)
})
