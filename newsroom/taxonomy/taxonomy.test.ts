import { randomUUID } from 'node:crypto'
import { and, desc, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { articleTopics } from '#db/schema/articles.ts'
import { liveTopics } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { localize } from '#lib/publication.ts'
import { findMoved } from '#newsroom/paper/find-moved.ts'
import { topicBySlug } from '#newsroom/paper/topic-by-slug.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { changeAuthor } from './change-author.ts'
import { changeSection } from './change-section.ts'
import { createAuthor } from './create-author.ts'
import { createSection } from './create-section.ts'
import { createTopic } from './create-topic.ts'
import { mergeTopics } from './merge-topics.ts'
import { orderSections } from './order-sections.ts'
import { renameTopic } from './rename-topic.ts'
import { authorsOfDesk, sectionsOfDesk, topicsOfDesk } from './taxonomy-desk.ts'
import { upsertBySlug } from './upsert-by-slug.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const nameBoth = (en: string, uk = '') => ({ name: { en, uk } })
const nothing = { en: '', uk: '' }

async function expectId(outcome: Promise<{ ok: true; value: { id: string } } | { ok: false; problem: string }>): Promise<string> {
  const answer = await outcome
  if (!answer.ok) throw new Error(answer.problem)
  return answer.value.id
}

const pictureRow = (letter: string, rightsEnd: string | null) => ({
  ...{ name: `${letter}.jpg`, hash: letter.repeat(64), state: 'ready' as const, width: 900, height: 600, bytes: 1, format: 'jpg' as const },
  rightsEnd,
})

const readAnnounced = async () => (await database().select({ tags: outbox.tags }).from(outbox).orderBy(desc(outbox.id)).limit(1))[0]?.tags

test('each shows the number of its stories in any stage', async () => {
  const all = Object.values(cast.articles).length
  expect((await sectionsOfDesk(cast.marta)).find(({ id }) => id === cast.section.id)?.stories).toBe(all)
  expect((await authorsOfDesk(cast.marta, 'Hrytsenko'))[0]?.stories).toBe(all)
  const topic = await expectId(createTopic(cast.marta, nameBoth('Counted')))
  await database().insert(articleTopics).values({ articleId: cast.articles.draft, topicId: topic, position: 0 })
  expect((await topicsOfDesk(cast.marta, 'Counted'))[0]?.stories).toBe(1)
})

test('stories are counted up to a thousand', async () => {
  const topic = await expectId(createTopic(cast.marta, nameBoth('Everywhere')))
  await database().execute(sql`
    with made as (insert into articles (id, language) select uuidv7(), 'en' from generate_series(1, 1200) returning id)
    insert into article_topics (article_id, topic_id, position) select id, ${topic}, 0 from made`)
  expect((await topicsOfDesk(cast.marta, 'Everywhere'))[0]?.stories).toBe(1_000)
})

test('topics are sorted by name, and two letters match the beginning of a word', async () => {
  for (const name of ['zinc', 'Zebra crossings', 'Abbey']) await expectId(createTopic(cast.marta, nameBoth(name)))
  const names = (await topicsOfDesk(cast.marta, '')).map(({ name }) => localize(name))
  expect(names.filter((name) => ['zinc', 'Zebra crossings', 'Abbey'].includes(name))).toEqual(['Abbey', 'Zebra crossings', 'zinc'])
  const findNamesLike = async (query: string) => (await topicsOfDesk(cast.marta, query)).map(({ name }) => name.en)
  expect(await findNamesLike('cr')).toEqual(['Zebra crossings'])
  expect(await findNamesLike('in')).toEqual([])
  expect(await findNamesLike('inc')).toEqual(['zinc'])
})

describe('sections', () => {
  test('a new one is last, with a slug made from its name, and every page is invalidated', async () => {
    const id = await expectId(createSection(cast.marta, nameBoth('Food & Drink', 'Їжа')))
    const all = await sectionsOfDesk(cast.marta)
    expect(all.at(-1)).toMatchObject({ id, slug: 'food-drink', name: { en: 'Food & Drink', uk: 'Їжа' }, stories: 0 })
    expect(await readAnnounced()).toEqual(['newsroom', `section:${id}`])
    const [deed] = await database().select().from(audit).where(eq(audit.subjectId, id))
    expect(deed).toMatchObject({ personId: cast.marta.id, verb: 'create-section' })
  })

  test('a second one with the same name is refused', async () => {
    expect(await createSection(cast.marta, nameBoth('WAR'))).toEqual({ ok: false, problem: 'exists' })
  })

  test('a new name keeps the slug', async () => {
    await changeSection(cast.marta, { sectionId: cast.section.id, ...nameBoth('The war'), description: { en: 'From the front', uk: '' } })
    const [row] = await database().select().from(sections).where(eq(sections.id, cast.section.id))
    expect(row).toMatchObject({ slug: 'war', name: { en: 'The war' }, description: { en: 'From the front' } })
  })

  test('they are reordered together, and refused when one was added meanwhile', async () => {
    const before = (await sectionsOfDesk(cast.marta)).map(({ id }) => id)
    const wanted = before.toReversed()
    expect(await orderSections(cast.marta, { sections: wanted })).toMatchObject({ ok: true })
    expect((await sectionsOfDesk(cast.marta)).map(({ id }) => id)).toEqual(wanted)
    await createSection(cast.marta, nameBoth('Added meanwhile'))
    expect(await orderSections(cast.marta, { sections: before })).toEqual({ ok: false, problem: 'stale' })
    expect((await sectionsOfDesk(cast.marta)).slice(0, before.length).map(({ id }) => id)).toEqual(wanted)
  })
})

describe('topics', () => {
  test('a topic is found by its words in either language', async () => {
    const id = await expectId(createTopic(cast.marta, nameBoth('Energy grid', 'Енергомережа')))
    expect((await topicsOfDesk(cast.marta, 'grid')).map((topic) => topic.id)).toEqual([id])
    expect((await topicsOfDesk(cast.marta, 'мережа')).map((topic) => topic.id)).toEqual([id])
    expect(await topicsOfDesk(cast.marta, '%')).toEqual([])
    await renameTopic(cast.marta, { topicId: id, ...nameBoth('Power grid') })
    expect((await topicsOfDesk(cast.marta, 'power'))[0]).toMatchObject({ slug: 'energy-grid', name: { en: 'Power grid' } })
  })

  test('after a merge a story with both topics has the remaining one once, and readers see it there', async () => {
    const from = await expectId(createTopic(cast.marta, nameBoth('Grain')))
    const into = await expectId(createTopic(cast.marta, nameBoth('Wheat')))
    const live = cast.articles.published
    const at = { language: 'en', firstPublishedAt: new Date() } as const
    await database()
      .insert(articleTopics)
      .values([
        { articleId: live, topicId: from, position: 0 },
        { articleId: live, topicId: into, position: 1 },
        { articleId: cast.articles.draft, topicId: from, position: 0 },
      ])
    await database()
      .insert(liveTopics)
      .values({ articleId: live, topicId: from, position: 0, ...at })
    expect(await mergeTopics(cast.marta, { topicId: from, intoId: into })).toEqual({ ok: true, value: { stories: 1 } })
    expect(await database().select().from(topics).where(eq(topics.id, from))).toEqual([])
    const about = await database().select().from(articleTopics).where(eq(articleTopics.topicId, into))
    expect(about.map(({ articleId }) => articleId).sort()).toEqual([live, cast.articles.draft].sort())
    expect(await database().select().from(liveTopics).where(eq(liveTopics.topicId, into))).toHaveLength(1)
    expect(await readAnnounced()).toEqual([`topic:${from}`, `topic:${into}`])
  })

  test('the slug of a merged topic redirects to the remaining one, also after further merges, and imports use it', async () => {
    const [first, second, third] = await Promise.all(
      ['Barley', 'Rye', 'Oats'].map((name) => expectId(createTopic(cast.marta, nameBoth(name)))),
    )
    if (!first || !second || !third) throw new Error('three topics were made')
    expect(await findMoved('topic', 'barley')).toBeNull()
    await mergeTopics(cast.marta, { topicId: first, intoId: second })
    expect(await findMoved('topic', 'barley')).toEqual({ id: second, slug: 'rye' })
    await mergeTopics(cast.marta, { topicId: second, intoId: third })
    for (const slug of ['barley', 'rye']) expect(await findMoved('topic', slug)).toEqual({ id: third, slug: 'oats' })
    expect(await findMoved('topic', 'oats')).toBeNull()
    const wire = await transaction((tx) => upsertBySlug(tx, topics, [{ slug: 'barley', name: 'Barley' }], 'en'))
    expect(wire).toEqual({ ids: new Map([['barley', third]]), made: [] })
  })

  test('a new topic can take the slug of a merged one, and the redirecting pages are invalidated', async () => {
    const [merged, into] = [
      await expectId(createTopic(cast.marta, nameBoth('Hops'))),
      await expectId(createTopic(cast.marta, nameBoth('Malt'))),
    ]
    await mergeTopics(cast.marta, { topicId: merged, intoId: into })
    const again = await expectId(createTopic(cast.marta, nameBoth('Hops')))
    expect(await readAnnounced()).toEqual([`topic:${again}`, `topic:${into}`])
    expect(await topicBySlug('hops')).toMatchObject({ id: again })
    await mergeTopics(cast.marta, { topicId: into, intoId: again })
    expect(await findMoved('topic', 'malt')).toEqual({ id: again, slug: 'hops' })
    expect(await findMoved('topic', 'hops')).toBeNull()
  })

  test('a topic cannot be merged into itself or into an unknown one', async () => {
    const id = await expectId(createTopic(cast.marta, nameBoth('Alone')))
    expect(await mergeTopics(cast.marta, { topicId: id, intoId: id })).toEqual({ ok: false, problem: 'same' })
    await expect(mergeTopics(cast.marta, { topicId: id, intoId: randomUUID() })).rejects.toThrow(NotFound)
    expect(await database().select().from(topics).where(eq(topics.id, id))).toHaveLength(1)
  })
})

describe('authors', () => {
  test('texts of an author change, and an emptied text is removed', async () => {
    const id = await expectId(createAuthor(cast.marta, nameBoth('Iryna Koval', 'Ірина Коваль')))
    const told = { authorId: id, ...nameBoth('Iryna Koval', 'Ірина Коваль'), portraitId: null }
    await changeAuthor(cast.marta, { ...told, title: { en: 'Editor', uk: '' }, biography: { en: 'Writes.', uk: '' } })
    expect((await authorsOfDesk(cast.marta, 'коваль'))[0]).toMatchObject({
      slug: 'iryna-koval',
      title: { en: 'Editor' },
      biography: { en: 'Writes.' },
    })
    await changeAuthor(cast.marta, { ...told, title: nothing, biography: nothing })
    const [row] = await database().select().from(authors).where(eq(authors.id, id))
    expect(row).toMatchObject({ title: null, biography: null })
    expect(await readAnnounced()).toEqual(['staff', `author:${id}`])
  })

  test('an unknown portrait is refused, and one whose file could not be read', async () => {
    const change = { authorId: cast.author.id, ...nameBoth('Olena'), title: nothing, biography: nothing, portraitId: randomUUID() }
    expect(await changeAuthor(cast.marta, change)).toEqual({ ok: false, problem: 'no-such-picture' })
    const [broken] = await database()
      .insert(media)
      .values({ ...pictureRow('d', null), state: 'failed' })
      .returning({ id: media.id })
    expect(await changeAuthor(cast.marta, { ...change, portraitId: broken?.id ?? '' })).toEqual({ ok: false, problem: 'no-such-picture' })
  })

  test('a portrait whose rights ran out is refused, and does not stand in the way of a new name', async () => {
    const [past, present] = await database()
      .insert(media)
      .values([pictureRow('a', '2020-01-31'), pictureRow('b', null)])
      .returning({ id: media.id })
    const change = { authorId: cast.author.id, ...nameBoth('Olena'), title: nothing, biography: nothing }
    expect(await changeAuthor(cast.marta, { ...change, portraitId: past?.id ?? '' })).toMatchObject({
      problem: 'rights-ended',
      detail: { pictures: [expect.any(String)] },
    })
    expect(await changeAuthor(cast.marta, { ...change, portraitId: present?.id ?? '' })).toMatchObject({ ok: true })
    await database()
      .update(media)
      .set({ rightsEnd: '2020-01-31' })
      .where(eq(media.id, present?.id ?? ''))
    expect(await changeAuthor(cast.marta, { ...change, ...nameBoth('Olena K.'), portraitId: present?.id ?? '' })).toMatchObject({
      ok: true,
    })
  })
})

test('a new portrait whose holder is to be asked stands once somebody says that they agreed, and is not asked about again', async () => {
  const [asking] = await database()
    .insert(media)
    .values({ ...pictureRow('c', null), askFirst: true, rightsHolder: 'Harbour Wire' })
    .returning({ id: media.id })
  const portraitId = asking?.id ?? ''
  const authorId = await expectId(createAuthor(cast.marta, nameBoth('Petro Lys')))
  const change = { authorId, ...nameBoth('Petro Lys'), title: nothing, biography: nothing, portraitId }
  const asked = [{ mediaId: portraitId, picture: 'c.jpg', holder: 'Harbour Wire' }]
  const findAgreed = () =>
    database()
      .select()
      .from(audit)
      .where(and(eq(audit.verb, 'allow-picture'), eq(audit.subjectId, authorId)))
  expect(await changeAuthor(cast.marta, change)).toEqual({ ok: false, problem: 'ask-first', detail: { asked } })
  // Nothing is said of a picture that does not come to stand there.
  const taken = { ...change, personId: cast.olena.id, agreed: [portraitId] }
  expect([await changeAuthor(cast.marta, taken), await findAgreed()]).toEqual([{ ok: false, problem: 'account-taken' }, []])
  expect(await changeAuthor(cast.marta, { ...change, agreed: [portraitId] })).toMatchObject({ ok: true })
  expect(await findAgreed()).toMatchObject([
    { personId: cast.marta.id, detail: { picture: portraitId, name: 'c.jpg', holder: 'Harbour Wire' } },
  ])
  expect(await changeAuthor(cast.marta, { ...change, ...nameBoth('P. Lys') })).toMatchObject({ ok: true })
})

test('a journalist may neither see this page nor change anything on it', async () => {
  const before = await Promise.all([sections, topics, authors].map((table) => database().select().from(table)))
  const id = cast.section.id
  const refused = [
    () => createSection(cast.olena, nameBoth('Mine')),
    () => changeSection(cast.olena, { sectionId: id, ...nameBoth('Mine'), description: nothing }),
    () => orderSections(cast.olena, { sections: [id] }),
    () => createTopic(cast.olena, nameBoth('Mine')),
    () => renameTopic(cast.olena, { topicId: id, ...nameBoth('Mine') }),
    () => mergeTopics(cast.olena, { topicId: id, intoId: cast.author.id }),
    () => createAuthor(cast.olena, nameBoth('Mine')),
    () => changeAuthor(cast.olena, { authorId: cast.author.id, ...nameBoth('Mine'), title: nothing, biography: nothing, portraitId: null }),
    () => sectionsOfDesk(cast.olena),
    () => topicsOfDesk(cast.olena, ''),
    () => authorsOfDesk(cast.olena, ''),
  ]
  for (const attempt of refused) await expect(attempt()).rejects.toThrow(NotAllowed)
  expect(await Promise.all([sections, topics, authors].map((table) => database().select().from(table)))).toEqual(before)
})
