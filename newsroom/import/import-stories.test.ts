import { and, asc, count, desc, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts, oldPaths, publications, redirects, revisions } from '#db/schema/articles.ts'
import { discardedArticles } from '#db/schema/discarded.ts'
import { feedItems, feedMoves, feeds } from '#db/schema/feed.ts'
import { liveArticles, liveBylines, liveTopics } from '#db/schema/live.ts'
import { audit, imports, outbox } from '#db/schema/record.ts'
import { sections, topics } from '#db/schema/taxonomy.ts'
import type { Language } from '#lib/languages.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { discard } from '#newsroom/articles/discard.ts'
import { restoreDiscarded } from '#newsroom/articles/restore-discarded.ts'
import { replay } from '#newsroom/feed/order.ts'
import { type Arrival, BrokenItem, type WireStory } from '#newsroom/formats/wire-story.ts'
import { resolveOldPath } from '#newsroom/paper/resolve-old-path.ts'
import { machine } from '#newsroom/people/person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { importStories } from './import-stories.ts'
import { slugsToCome } from './slugs-to-come.ts'

const actor = machine('import')
let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const story = (over: Partial<WireStory> = {}): WireStory => ({
  language: 'en',
  headline: 'Grain prices rise',
  dek: '',
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Three plain words.' }] }] },
  section: { slug: 'commodities', name: 'Commodities' },
  topics: [{ slug: 'wheat', name: 'Wheat' }],
  bylines: [{ slug: 'reuters', name: 'Reuters' }],
  slug: null,
  oldSlugs: [],
  hero: null,
  publishedAt: new Date('1987-03-01T10:00:00Z'),
  updatedAt: null,
  hold: null,
  losses: [],
  ...over,
})

const arrival = (source: string, over: Partial<WireStory> = {}, digest = 'first'): Arrival => ({
  source,
  digest,
  read: async () => story(over),
})

async function articleOf(source: string) {
  const [row] = await database()
    .select({ article: articles, draft: drafts, live: liveArticles })
    .from(imports)
    .innerJoin(articles, eq(articles.id, imports.articleId))
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .leftJoin(liveArticles, eq(liveArticles.articleId, articles.id))
    .where(eq(imports.source, source))
  if (!row) throw new Error(`${source} is not in`)
  return row
}

const feedOrder = async () =>
  (
    await database()
      .select({ headline: liveArticles.headline })
      .from(feedItems)
      .innerJoin(liveArticles, eq(liveArticles.articleId, feedItems.articleId))
      .where(eq(feedItems.feedId, cast.feed.id))
      .orderBy(desc(feedItems.pinned), asc(feedItems.position))
  ).map(({ headline }) => headline)

async function everything() {
  const tables = [
    articles,
    drafts,
    revisions,
    publications,
    liveArticles,
    liveBylines,
    liveTopics,
    feedItems,
    feedMoves,
    imports,
    outbox,
    audit,
    sections,
    topics,
  ]
  return Promise.all(tables.map(async (table) => (await database().select({ rows: count() }).from(table))[0]?.rows))
}

test('a story imported as published has the same rows as after publishing', async () => {
  const [answer] = await importStories(actor, [arrival('a', { losses: ['one comment'] })], 'published')
  expect(answer).toEqual({ source: 'a', headline: 'Grain prices rise', result: 'imported', reason: '', losses: ['one comment'] })
  const { article, draft, live } = await articleOf('a')
  expect(article).toMatchObject({ stage: 'published', slug: 'grain-prices-rise', createdBy: null, liveRevisionId: live?.revisionId })
  expect(article.firstPublishedAt).toEqual(new Date('1987-03-01T10:00:00Z'))
  expect(draft).toMatchObject({ headline: 'Grain prices rise', words: 3, version: 1, updatedBy: null })
  expect(live).toMatchObject({ headline: 'Grain prices rise', firstPublishedAt: new Date('1987-03-01T10:00:00Z'), updatedAt: null })
  const [revision] = await database().select().from(revisions).where(eq(revisions.articleId, article.id))
  expect(revision).toMatchObject({ number: 1, draftVersion: 1, headline: 'Grain prices rise' })
  expect(await database().select().from(liveBylines).where(eq(liveBylines.articleId, article.id))).toHaveLength(1)
  expect(await database().select().from(liveTopics).where(eq(liveTopics.articleId, article.id))).toHaveLength(1)
  const [announced] = await database().select().from(outbox).orderBy(desc(outbox.id)).limit(1)
  expect(announced?.tags).toEqual(expect.arrayContaining(['newsroom', 'feed:main:en', 'lists:en', `section:${article.sectionId}`]))
  expect(announced?.event).toEqual({ kind: 'imported', articles: 1 })
  const [deed] = await database().select().from(audit).where(eq(audit.verb, 'import')).limit(1)
  expect(deed).toMatchObject({ personId: null, detail: { articles: 1, first: 'a', last: 'a' } })
})

test('a second run changes nothing and reports that', async () => {
  const before = await everything()
  expect(await importStories(actor, [arrival('a')], 'published')).toEqual([{ source: 'a', result: 'unchanged', reason: '', losses: [] }])
  expect(await everything()).toEqual(before)
})

test('stories with the same headline get different addresses', async () => {
  await importStories(actor, [arrival('b'), arrival('c'), arrival('d', { language: 'uk', headline: 'Grain prices rise' })], 'published')
  expect([(await articleOf('b')).article.slug, (await articleOf('c')).article.slug]).toEqual(['grain-prices-rise-2', 'grain-prices-rise-3'])
  expect((await articleOf('d')).article.slug).toBe('grain-prices-rise')
})

test('a previous address is kept, or redirects to the story', async () => {
  await importStories(
    actor,
    [arrival('e', { slug: 'from-the-old-site' }), arrival('f', { slug: 'from-the-old-site', oldSlugs: ['Παλιά'] })],
    'published',
  )
  expect((await articleOf('e')).article.slug).toBe('from-the-old-site')
  const { article } = await articleOf('f')
  expect(article.slug).toBe('from-the-old-site-2')
  const led = await database().select({ slug: redirects.slug }).from(redirects).where(eq(redirects.articleId, article.id))
  expect(led).toEqual([{ slug: 'Παλιά' }])
})

test('a path of the old site leads to a published story, and to the first of two stories with the same path', async () => {
  await importStories(actor, [arrival('old-1', { headline: 'One', oldPaths: ['/2010/05/one', '/?p=1'] })], 'published')
  await importStories(actor, [arrival('old-2', { headline: 'Two', oldPaths: ['/2010/05/one', '/?p=2'] })], 'draft')
  const { article } = await articleOf('old-1')
  const moved = { movedTo: { articleId: article.id, language: 'en', slug: 'one' } }
  expect(await Promise.all(['/2010/05/one', '/?p=1', '/?p=2', '/?p=3'].map(resolveOldPath))).toEqual([moved, moved, 'nowhere', 'nowhere'])
  await importStories(actor, [arrival('old-1', { headline: 'One', oldPaths: ['/2010/05/one', '/?p=1', '/new'] }, 'second')], 'published')
  expect(await resolveOldPath('/new')).toEqual(moved)
})

test('the slugs of stories are known before the import: the existing one, or one that will be free', async () => {
  const expected = [
    { source: 'old-1', language: 'en' as const, slug: 'other', headline: 'x' },
    { source: 'new-1', language: 'en' as const, slug: 'one', headline: 'x' },
    { source: 'new-2', language: 'en' as const, slug: null, headline: 'One' },
    { source: 'new-3', language: 'uk' as const, slug: 'one', headline: 'x' },
  ]
  expect([...(await slugsToCome(expected))]).toEqual([
    ['old-1', 'one'],
    ['new-1', 'one-2'],
    ['new-2', 'one-3'],
    ['new-3', 'one'],
  ])
})

test('title and description for search engines are imported, and change with the source', async () => {
  await importStories(actor, [arrival('seo', { headline: 'Words', seoTitle: 'For engines', seoDescription: 'All' })], 'published')
  expect((await articleOf('seo')).article).toMatchObject({ seoTitle: 'For engines', seoDescription: 'All' })
  await importStories(actor, [arrival('seo', { headline: 'Words', seoTitle: 'Other' }, 'second')], 'published')
  const { article } = await articleOf('seo')
  const [revision] = await database().select().from(revisions).where(eq(revisions.articleId, article.id)).orderBy(desc(revisions.number))
  expect([article.seoTitle, revision?.seoTitle, revision?.seoDescription]).toEqual(['Other', 'Other', ''])
})

test('stories are placed in the feed by date, never above newer ones, and the history replays to the feed', async () => {
  const at = (day: string) => ({ publishedAt: new Date(`1990-01-${day}T00:00:00Z`) })
  await importStories(
    actor,
    [arrival('g', { headline: 'Third', ...at('03') }), arrival('h', { headline: 'First', ...at('01') })],
    'published',
  )
  await importStories(
    actor,
    [arrival('i', { headline: 'Second', ...at('02') }), arrival('j', { headline: 'Fourth', ...at('04') })],
    'published',
  )
  const order = await feedOrder()
  expect(order.slice(0, 5)).toEqual(['The published story', 'Fourth', 'Third', 'Second', 'First'])
  const moves = await database().select().from(feedMoves).where(eq(feedMoves.feedId, cast.feed.id)).orderBy(asc(feedMoves.version))
  const [feed] = await database().select().from(feeds).where(eq(feeds.id, cast.feed.id))
  expect(moves.map(({ version }) => version)).toEqual(Array.from({ length: feed?.version ?? 0 }, (_, index) => index + 1))
  const replayed = replay(
    moves.map((move) => ({
      articleId: move.articleId,
      to: move.toPosition === null ? null : { pinned: move.toPinned ?? false, position: move.toPosition },
    })),
  )
  const items = await database().select().from(feedItems).where(eq(feedItems.feedId, cast.feed.id))
  expect(Object.fromEntries(items.map((item) => [item.articleId, item.position]))).toEqual(
    Object.fromEntries([...replayed].map(([id, { position }]) => [id, position])),
  )
})

test('imported as drafts, nothing is published; imported again as published, it is', async () => {
  await importStories(actor, [arrival('k', { headline: 'Held back' })], 'draft')
  expect(await articleOf('k')).toMatchObject({ article: { stage: 'draft', firstPublishedAt: null }, live: null })
  expect(await importStories(actor, [arrival('k', { headline: 'Held back' })], 'published')).toMatchObject([{ result: 'imported' }])
  expect(await articleOf('k')).toMatchObject({ article: { stage: 'published', firstPublishedAt: new Date('1987-03-01T10:00:00Z') } })
  expect(await feedOrder()).toContain('Held back')
})

test.each([
  ['what its source holds', { hold: 'it was scheduled for tomorrow' }, 'kept as a draft: it was scheduled for tomorrow'],
  [
    'a picture without alt text',
    { hero: { mediaId: '01890000-0000-7000-8000-000000000000', alt: '', caption: '', credit: 'x' } },
    'kept as a draft: a picture has no alt text',
  ],
  ['a story without words', { body: { type: 'doc' as const, content: [{ type: 'paragraph' }] } }, 'kept as a draft: it has no text'],
])('%s stays a draft, and the loss says why', async (name, over, loss) => {
  expect(await importStories(actor, [arrival(name, over)], 'published')).toMatchObject([{ result: 'imported', losses: [loss] }])
  expect((await articleOf(name)).article.stage).toBe('draft')
  expect(await importStories(actor, [arrival(name, over)], 'published')).toMatchObject([{ result: 'unchanged' }])
})

test('a changed source updates a story that nobody here changed: a new revision, the same address and place', async () => {
  await importStories(actor, [arrival('l', { headline: 'Early word' })], 'published')
  const order = await feedOrder()
  const [answer] = await importStories(actor, [arrival('l', { headline: 'Later word' }, 'second')], 'published')
  expect(answer).toMatchObject({ result: 'imported', reason: 'the source changed: the story here was updated' })
  const { article, draft, live } = await articleOf('l')
  expect(article.slug).toBe('early-word')
  expect(draft).toMatchObject({ headline: 'Later word', version: 2 })
  expect(live?.headline).toBe('Later word')
  expect(live?.updatedAt).not.toBeNull()
  expect(await database().select().from(revisions).where(eq(revisions.articleId, article.id))).toHaveLength(2)
  expect((await feedOrder()).indexOf('Later word')).toBe(order.indexOf('Early word'))
})

test('a changed source never overwrites a person’s work', async () => {
  await importStories(actor, [arrival('m')], 'published')
  const { article } = await articleOf('m')
  await database().update(drafts).set({ updatedBy: cast.olena.id }).where(eq(drafts.articleId, article.id))
  expect(await importStories(actor, [arrival('m', { headline: 'Other' }, 'second')], 'published')).toMatchObject([
    { result: 'skipped', reason: 'the source changed, but somebody has worked on the story here' },
  ])
  expect((await articleOf('m')).draft.headline).toBe('Grain prices rise')
})

test('a story that was unpublished here is not published again', async () => {
  await importStories(actor, [arrival('n')], 'draft')
  const { article } = await articleOf('n')
  await database().update(articles).set({ stage: 'unpublished' }).where(eq(articles.id, article.id))
  expect(await importStories(actor, [arrival('n', {}, 'second')], 'published')).toMatchObject([{ result: 'skipped' }])
})

test('one story that cannot be imported does not affect the others', async () => {
  const broken: Arrival = { ...arrival('p'), read: () => Promise.reject(new BrokenItem('its language is fr')) }
  const strange = arrival('q', { body: { type: 'doc', content: [{ type: 'marquee' }] } })
  // There is no such language: no slug is found, and the database refuses it.
  const refused = arrival('r', { language: 'xx' as Language, slug: 'story-r' })
  const nested: Arrival = { ...arrival('nested'), read: () => Promise.reject(new RangeError('Maximum call stack size exceeded')) }
  const unkeepable = [arrival('nul\0'), arrival('half \ud800'), arrival('long'.repeat(1000))]
  const odd = arrival('odd', { topics: [{ slug: 'a\0', name: 'A\0' }], oldPaths: ['/\0'] })
  const answers = await importStories(actor, [broken, strange, refused, nested, ...unkeepable, odd, arrival('s')], 'published')
  expect(Object.fromEntries(answers.map(({ source, result }) => [source, result]))).toEqual({
    p: 'failed',
    q: 'failed',
    r: 'failed',
    nested: 'failed',
    ...Object.fromEntries(unkeepable.map(({ source }) => [source, 'failed'])),
    odd: 'failed',
    s: 'imported',
  })
  expect(answers.find(({ source }) => source === 'q')?.reason).toContain('marquee')
})

test('a section, a topic and an author are created once, and found by their slug after that', async () => {
  await importStories(actor, [arrival('t', { section: { slug: 'war', name: 'Another name' } })], 'draft')
  expect((await articleOf('t')).article.sectionId).toBe(cast.section.id)
  expect(await database().select().from(topics).where(eq(topics.slug, 'wheat'))).toHaveLength(1)
})

test('a journalist may import drafts, but not publish them', async () => {
  await expect(importStories(cast.danylo, [arrival('u')], 'published')).rejects.toThrow(NotAllowed)
  expect(
    await database()
      .select()
      .from(imports)
      .where(and(eq(imports.source, 'u'))),
  ).toEqual([])
  expect(await importStories(cast.danylo, [arrival('v')], 'draft')).toMatchObject([{ result: 'imported' }])
})

test('an export imported into the newsroom it came from changes nothing', async () => {
  const before = await everything()
  const exported = Object.values(cast.articles).map((id) => arrival(`ninjs:urn:uuid:${id}`, { headline: 'Doubled' }))
  const answers = await importStories(actor, exported, 'published')
  expect(answers.map(({ result }) => result)).toEqual(exported.map(() => 'unchanged'))
  expect(await everything()).toEqual(before)
})

test('a usage note of the source is shown in the story', async () => {
  await importStories(actor, [arrival('w', { note: 'Terms of use: not in Norway.' }), arrival('x')], 'draft')
  expect([(await articleOf('w')).article.note, (await articleOf('x')).article.note]).toEqual(['Terms of use: not in Norway.', null])
})

test('a draft that was discarded here is skipped while it can be restored, and imported as new after that', async () => {
  const old = { slug: 'discarded-grain', oldSlugs: ['grain-of-old'], oldPaths: ['/2019/grain'] }
  const take = async (digest: string) => {
    const answers = await importStories(actor, [arrival('gone', old, digest), arrival(`beside ${digest}`, {}, digest)], 'draft')
    return answers.find(({ source }) => source === 'gone')
  }
  await take('first')
  const { article } = await articleOf('gone')
  expect(await discard(cast.marta, { articleId: article.id })).toMatchObject({ ok: true })
  const reason = 'it was discarded here, and can be restored for 30 days'
  for (const digest of ['first', 'second']) expect(await take(digest)).toMatchObject({ result: 'skipped', reason })

  expect(await restoreDiscarded(cast.marta, { articleId: article.id })).toMatchObject({ ok: true })
  expect(await database().select({ path: oldPaths.path }).from(oldPaths).where(eq(oldPaths.articleId, article.id))).toEqual([
    { path: '/2019/grain' },
  ])
  expect(await database().select({ slug: redirects.slug }).from(redirects).where(eq(redirects.articleId, article.id))).toEqual([
    { slug: 'grain-of-old' },
  ])

  expect(await discard(cast.marta, { articleId: article.id })).toMatchObject({ ok: true })
  await database().delete(discardedArticles)
  expect(await take('third')).toMatchObject({ result: 'imported' })
  await articleOf('beside third')
  expect((await articleOf('gone')).article.id).not.toBe(article.id)
})

test('a text that is nested too deep is reported and does not affect the others', async () => {
  const deep = { ...arrival('y'), read: () => Promise.reject(new RangeError('Maximum call stack size exceeded')) }
  expect(await importStories(actor, [deep, arrival('z')], 'draft')).toMatchObject([
    { source: 'y', result: 'failed', reason: 'y: it is nested too deep, or too large, to be read' },
    { source: 'z', result: 'imported' },
  ])
})

test('topics and bylines above the limit are reported as a loss', async () => {
  const many = (what: string, count: number) =>
    Array.from({ length: count }, (_, place) => ({ slug: `${what}-${place % (count - 1)}`, name: `${what} ${place}` }))
  const [answer] = await importStories(
    actor,
    [arrival('ninjs:many', { topics: many('topic', 36), bylines: many('author', 24) })],
    'published',
  )
  expect(answer).toMatchObject({
    result: 'imported',
    losses: ['5 of its topics: a story has at most 30', '3 of its bylines: a story has at most 20'],
  })
  const { article } = await articleOf('ninjs:many')
  expect(await database().select().from(liveTopics).where(eq(liveTopics.articleId, article.id))).toHaveLength(30)
  expect(await database().select().from(liveBylines).where(eq(liveBylines.articleId, article.id))).toHaveLength(20)
})

test('an embargo of its source comes with the story, holds it by Postgres’ clock, and is reported', async () => {
  const until = new Date(Date.now() + 3_600_000)
  const embargo = { until, reason: 'Budget speech' }
  const [answer] = await importStories(actor, [arrival('embargoed', { embargo, headline: 'A budget' })], 'published')
  const reason = `it is under embargo until ${until.toISOString()}`
  expect(answer).toMatchObject({ result: 'imported', reason, losses: [`kept as a draft: ${reason}`] })
  const { article, live } = await articleOf('embargoed')
  expect([live, article.stage, article.embargoUntil, article.embargoReason, article.embargoZone]).toEqual([
    null,
    'draft',
    until,
    'Budget speech',
    'UTC',
  ])
  expect(await importStories(actor, [arrival('as-draft', { embargo, headline: 'Another' })], 'draft')).toMatchObject([
    { reason, losses: [] },
  ])
  expect(await importStories(actor, [arrival('embargoed', { embargo, headline: 'A budget' })], 'published')).toMatchObject([
    { result: 'unchanged' },
  ])

  // Its time has come: the same command publishes it.
  const over = { until: new Date(Date.now() - 1000), reason: '' }
  expect(await importStories(actor, [arrival('embargoed', { embargo: over, headline: 'A budget' }, 'second')], 'published')).toMatchObject([
    { result: 'imported' },
  ])
  expect(await articleOf('embargoed')).toMatchObject({ article: { stage: 'published' }, live: { headline: 'A budget' } })
})

test('of a story that somebody works on here, only a later embargo is taken', async () => {
  const first = new Date(Date.now() + 3_600_000)
  const later = new Date(Date.now() + 7_200_000)
  await importStories(actor, [arrival('touched', { embargo: { until: first, reason: '' }, headline: 'Touched' })], 'draft')
  const { article } = await articleOf('touched')
  await database().update(drafts).set({ updatedBy: cast.marta.id }).where(eq(drafts.articleId, article.id))
  const [answer] = await importStories(actor, [arrival('touched', { embargo: { until: later, reason: 'Moved' } }, 'second')], 'draft')
  expect(answer).toMatchObject({ result: 'skipped', reason: expect.stringContaining('the embargo was taken') })
  expect((await articleOf('touched')).article.embargoUntil).toEqual(later)
  await importStories(actor, [arrival('touched', { embargo: { until: first, reason: '' } }, 'third')], 'draft')
  expect((await articleOf('touched')).article.embargoUntil).toEqual(later)
})
