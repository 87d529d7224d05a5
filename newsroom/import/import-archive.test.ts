import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gunzipSync } from 'node:zlib'
import { and, count, eq, inArray, ne, notInArray, sql } from 'drizzle-orm'
import { extract, pack } from 'tar-stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { articles, drafts, redirects } from '#db/schema/articles.ts'
import { corrections } from '#db/schema/corrections.ts'
import { feedItems } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import { media, pictureCrops, renditions } from '#db/schema/media.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { people } from '#db/schema/people.ts'
import { outbox } from '#db/schema/record.ts'
import { authorRedirects, authors, sectionRedirects, sections, topicRedirects, topics } from '#db/schema/taxonomy.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { setPublishedLanguages, usualLanguages } from '#lib/publication.ts'
import { nodesOf } from '#newsroom/articles/document.ts'
import { pin } from '#newsroom/feed/pin.ts'
import type { archivedStory } from '#newsroom/formats/archive.ts'
import type { Arrival, ImportResult, WireStory } from '#newsroom/formats/wire-story.ts'
import { writeArchive } from '#newsroom/formats/write-archive.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { cropPicture } from '#newsroom/media/crop-picture.ts'
import { beginPage } from '#newsroom/pages/begin-page.ts'
import { publishPage } from '#newsroom/pages/publish-page.ts'
import { savePage } from '#newsroom/pages/save-page.ts'
import { housePage } from '#newsroom/paper/house-page.ts'
import { publishedBySlug } from '#newsroom/paper/published-by-slug.ts'
import { resolveOldPath } from '#newsroom/paper/resolve-old-path.ts'
import { machine } from '#newsroom/people/person.ts'
import { correct } from '#newsroom/workflow/correct.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownHome, photo } from '#testing/pictures.ts'
import { importArchive } from './import-archive.ts'
import { importStories } from './import-stories.ts'

ownHome()
const folder = mkdtempSync(join(tmpdir(), 'galley-archive-test-'))
// Archives are unpacked in a folder of this file's own: others are imported at the same time.
const usual = process.env.TMPDIR
process.env.TMPDIR = folder
afterAll(() => {
  if (usual === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = usual
  rmSync(folder, { recursive: true })
})
const actor = machine('import')
const archive = join(folder, 'first.tar')
let cast: Cast

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const story = (source: string, over: Partial<WireStory>): Arrival => ({
  source,
  digest: source,
  read: async () => ({
    language: 'en',
    headline: `Story ${source}`,
    dek: `Dek of ${source}`,
    body: { type: 'doc', content: [paragraph(`Text of ${source}.`)] },
    section: { slug: 'harbour', name: 'Harbour' },
    topics: [],
    bylines: [],
    slug: source,
    oldSlugs: [],
    hero: null,
    publishedAt: new Date('2020-05-01T10:00:00Z'),
    updatedAt: null,
    hold: null,
    losses: [],
    ...over,
  }),
})

const idOf = async (slug: string) => {
  const [row] = await database().select({ id: articles.id, version: articles.version }).from(articles).where(eq(articles.slug, slug))
  if (!row) throw new Error(`${slug} is not in`)
  const [draft] = await database().select({ version: drafts.version }).from(drafts).where(eq(drafts.articleId, row.id))
  return { id: row.id, seen: { article: row.version, draft: draft?.version ?? 0 } }
}

const picture = async (width: number) => {
  const outcome = await addPicture(actor, { name: `${width}.jpg`, bytes: await photo(width, 300).jpeg().toBuffer() }, { renditions: 'now' })
  if (!outcome.ok) throw new Error(outcome.problem)
  return outcome.value
}

/** A newsroom with two of everything that an archive can contain. */
beforeAll(async () => {
  cast = await seedCast()
  const [one, two, three, four] = [await picture(400), await picture(500), await picture(520), await picture(540)]
  await database()
    .update(media)
    .set({ alt: 'Одне', focalX: 0.3, focalY: 0.7, createdAt: new Date('2021-01-02T03:04:05.678Z') })
    .where(eq(media.id, one.id))
  for (const [shape, id] of [
    ['1x1', one.id],
    ['3x2', one.id],
    ['1x1', two.id],
  ] as const)
    expect(await cropPicture(actor, { id, shape, crop: { left: 0.125, top: 0.01, width: 0.5 } })).toMatchObject({ ok: true })
  await database()
    .update(newsroom)
    .set({
      footer: { en: 'Published by Test', uk: 'Видає Тест' },
      socialLinks: ['https://t.me/paper', 'https://x.com/paper'],
      ...{ logoId: one.id, sharePictureId: two.id, accentLight: '#0b5fff', accentDark: '#9ec1ff' },
      ...{ indexed: false, refusedCrawlers: ['GPTBot', 'CCBot'], llms: true },
    })
  await database()
    .insert(authors)
    .values({
      slug: 'ana-ruiz',
      name: { en: 'Ana Ruiz', uk: 'Ана Руїс' },
      title: { en: 'Editor' },
      biography: { en: 'Lives here.', uk: 'Живе тут.' },
      portraitId: two.id,
    })
  await database()
    .insert(authors)
    .values([
      { slug: 'proposed-one', name: { en: 'Proposed One' }, proposed: true },
      { slug: 'proposed-two', name: { en: 'Proposed Two' }, proposed: true },
    ])
  const shown = { mediaId: one.id, alt: 'A', caption: 'B', credit: 'C' }
  const by = [
    { slug: 'ana-ruiz', name: 'Ana Ruiz' },
    { slug: 'olena-hrytsenko', name: 'Olena' },
  ]
  const about = [
    { slug: 'boats', name: 'Boats' },
    { slug: 'bridges', name: 'Bridges' },
  ]
  const body: WireStory['body'] = {
    type: 'doc',
    content: [
      paragraph('Before.'),
      { type: 'picture', attrs: { mediaId: two.id, alt: 'D', caption: 'E', credit: 'F' } },
      { type: 'relatedStory', attrs: { articleId: cast.articles.published } },
      {
        type: 'pictures',
        attrs: { layout: 'row' },
        content: [three, four].map(({ id }) => ({ type: 'picture', attrs: { mediaId: id, alt: 'G', caption: 'H', credit: 'I' } })),
      },
      paragraph('After.'),
    ],
  }
  await importStories(
    actor,
    [
      story('first', {
        hero: shown,
        body,
        bylines: by,
        topics: about,
        oldSlugs: ['Стара', 'older'],
        oldPaths: ['/2020/05/first', '/?p=1'],
        updatedAt: new Date('2020-06-01T10:00:00Z'),
      }),
      story('second', { bylines: by.toReversed(), topics: about.toReversed(), publishedAt: new Date('2020-05-02T10:00:00Z') }),
      story('third', { language: 'uk', section: { slug: 'war', name: 'War' } }),
      story('fourth', { language: 'uk', publishedAt: new Date('2020-05-03T10:00:00Z') }),
    ],
    'published',
  )
  await importStories(actor, [story('fifth', { note: 'Terms of use: none.' })], 'draft')
  const { id: first } = await idOf('first')
  const { id: third } = await idOf('third')
  const group = '01890000-0000-7000-8000-00000000000a'
  for (const id of [first, third]) {
    await database().update(articles).set({ twinGroup: group }).where(eq(articles.id, id))
    await database().update(liveArticles).set({ twinGroup: group }).where(eq(liveArticles.articleId, id))
  }
  await database()
    .insert(topicRedirects)
    .select(sql`select 'ships', null::uuid, now(), id from ${topics} where slug = 'boats'` as never)
  // Unpublished changes on a live story: readers still have the previous text.
  await database().update(articles).set({ seoTitle: 'For searchers', breaking: true }).where(eq(articles.id, first))
  const update = await idOf('first')
  expect(await publish(cast.marta, { articleId: first, seen: update.seen })).toMatchObject({ ok: true })
  for (const text of ['One was two.', 'Two was three.']) {
    const { seen } = await idOf('first')
    expect(await correct(cast.marta, { articleId: first, seen, kind: 'correction', text })).toMatchObject({ ok: true })
  }
  await database().update(corrections).set({ withdrawnAt: sql`now()` }).where(eq(corrections.text, 'Two was three.'))
  await database().update(drafts).set({ headline: 'Not for readers yet', version: 9 }).where(eq(drafts.articleId, first))
  await database().update(articles).set({ sectionId: cast.section.id }).where(eq(articles.id, first))
  for (const slug of ['second', 'first']) {
    const { id } = await idOf(slug)
    expect(await pin(cast.marta, { feed: { name: 'main', language: 'en' }, articleId: id, seen: 0 })).toMatchObject({ ok: true })
  }
  for (const slug of ['about', 'contact']) {
    const begun = await beginPage(cast.ihor, { slug, kind: slug === 'about' ? 'staff' : 'text' })
    if (!begun.ok) throw new Error(begun.problem)
    const text = { pageId: begun.value.id, language: 'en' as const, headline: slug, dek: '', body }
    await savePage(cast.ihor, { ...text, seen: 0 })
    await publishPage(cast.ihor, { ...text, seen: 1 })
    await savePage(cast.ihor, { ...text, seen: 1, dek: 'Not for readers yet' })
    await savePage(cast.ihor, { ...text, language: 'uk', seen: 0 })
  }
  await writeArchive(machine('export'), archive)
}, 120_000)

async function emptyNewsroom() {
  const tables = await database().execute<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public'`)
  await database().execute(sql.raw(`truncate ${tables.map(({ name }) => `public."${name}"`).join(', ')} cascade`))
  ownHome()
}

async function importAll(path: string, as: 'draft' | 'published' = 'published') {
  const answers: ImportResult[] = []
  for await (const answer of importArchive(actor, path, as, { bytes: 0 })) answers.push(answer)
  return answers
}

async function exportTo(name: string) {
  const path = join(folder, name)
  await writeArchive(machine('export'), path)
  return readFileSync(path)
}

test('every story is also a text that people read, with its facts, its pictures at hand, and what readers have', async () => {
  const entries = new Map<string, string>()
  const reading = createReadStream(archive).pipe(extract())
  for await (const entry of reading) {
    const pieces: Buffer[] = []
    for await (const piece of entry) pieces.push(piece as Buffer)
    entries.set(entry.header.name, Buffer.concat(pieces).toString())
  }
  const names = [...entries.keys()]
  expect(names.filter((name) => name.endsWith('.md'))).toHaveLength(names.filter((name) => name.endsWith('.ninjs.json')).length)
  const [first = '', third = ''] = [entries.get('text/en/2020-05/first.md'), entries.get('text/uk/2020-05/third.md')]
  const [, facts = '', text = ''] = first.split('---\n')
  expect(parse(facts)).toMatchObject({
    language: 'en',
    stage: 'published',
    published: '2020-05-01T10:00:00.000Z',
    section: 'Harbour',
    authors: ['Ana Ruiz', 'Olena Hrytsenko'],
    topics: ['Boats', 'Bridges'],
  })
  expect(text).toMatch(/^\n# Story first\n\n\*\*Dek of first\*\*\n\n!\[A\]\(<[^>]*>\) {2}\nB {2}\nC\n\nBefore\.\n/)
  expect(text).toContain('One was two.')
  expect(text).not.toMatch(/Not for readers yet|Two was three/)
  for (const [, file = ''] of text.matchAll(/\(<\.\.\/\.\.\/\.\.\/([^>]+)>\)/g)) expect(names).toContain(file)
  expect([...text.matchAll(/\.\.\/pictures\//g)]).toHaveLength(4)
  expect(third).toContain('# Story third')
  const draft = names.find((name) => name.startsWith('text/en/not-published/') && entries.get(name)?.includes('# Story fifth'))
  expect(parse(entries.get(draft ?? '')?.split('---\n')[1] ?? '')).toMatchObject({ stage: 'draft' })
})

test('an archive imported into an empty newsroom is exported again byte for byte', async () => {
  const before = readFileSync(archive)
  await emptyNewsroom()
  const answers = await importAll(archive)
  expect(answers.map(({ result, reason, losses }) => [result, reason, losses])).toEqual(answers.map(() => ['imported', '', []]))
  expect(answers).toHaveLength(4 + 10)
  const told = await database().select({ event: outbox.event }).from(outbox)
  expect(told.map(({ event }) => event)).toContainEqual({ kind: 'languages', languages: ['en', 'uk'] })
  expect((await exportTo('second.tar')).equals(before)).toBe(true)
  expect(gunzipSync(await exportTo('third.tar.gz')).equals(before)).toBe(true)
})

test('the pages of the house are there after the move, as readers had them', async () => {
  expect(await housePage('en', 'about')).toMatchObject({ kind: 'staff', headline: 'about', dek: '', languages: ['en'] })
  expect((await housePage('en', 'about'))?.pictures).toHaveLength(3)
  expect(await housePage('uk', 'about')).toBeNull()
})

test('the crops of pictures are there after the move, and the files that readers get are cropped so', async () => {
  const drawn = await database()
    .select({ shape: renditions.shape, width: renditions.width })
    .from(renditions)
    .innerJoin(pictureCrops, and(eq(pictureCrops.mediaId, renditions.mediaId), eq(pictureCrops.shape, renditions.shape)))
    .where(and(eq(renditions.format, 'jpg'), ne(renditions.mark, '')))
    .orderBy(renditions.shape, renditions.width)
  expect(drawn.map(({ shape, width }) => `${shape} ${width}`)).toEqual(['1x1 160', '1x1 160', '1x1 200', '1x1 250', '3x2 160', '3x2 200'])
})

test('a proposed author is still proposed after the move', async () => {
  const proposed = await database().select({ slug: authors.slug }).from(authors).where(eq(authors.proposed, true)).orderBy(authors.slug)
  expect(proposed.map(({ slug }) => slug)).toEqual(['proposed-one', 'proposed-two'])
})

test('readers see the same after the move: text, section, order, corrections, twins, addresses', async () => {
  const { id } = await idOf('first')
  const [live] = await database().select().from(liveArticles).where(eq(liveArticles.articleId, id))
  const [harbour] = await database().select().from(sections).where(eq(sections.slug, 'harbour'))
  expect(live).toMatchObject({
    headline: 'Story first',
    sectionId: harbour?.id,
    breaking: true,
    firstPublishedAt: new Date('2020-05-01T10:00:00Z'),
  })
  const [draft] = await database().select().from(drafts).where(eq(drafts.articleId, id))
  expect(draft?.headline).toBe('Not for readers yet')
  const published = await publishedBySlug('en', 'first')
  const shown = [...nodesOf(published?.body ?? { type: 'doc', content: [] })].filter(({ type }) => type === 'picture')
  expect(shown).toHaveLength(3)
  for (const { attrs } of shown) expect(published?.pictures.map(({ mediaId }) => mediaId)).toContain(attrs?.mediaId)
  const pinned = await database()
    .select({ id: feedItems.articleId })
    .from(feedItems)
    .where(eq(feedItems.pinned, true))
    .orderBy(feedItems.position)
  expect(pinned.map((item) => item.id)).toEqual([id, (await idOf('second')).id])
  expect((await database().select().from(redirects)).map(({ slug }) => slug).sort()).toEqual(['older', 'Стара'])
  expect(await resolveOldPath('/?p=1')).toMatchObject({ movedTo: { slug: 'first' } })
  expect(await importStories(actor, [story('first', {})], 'published')).toMatchObject([{ source: 'first', result: 'unchanged' }])
  expect(await database().select({ rows: count() }).from(corrections)).toEqual([{ rows: 2 }])
  expect((await database().select().from(liveArticles)).filter(({ twinGroup }) => twinGroup)).toHaveLength(2)
})

test('imported where it came from, an archive changes nothing; a story that changed since is not overwritten', async () => {
  const before = await exportTo('before.tar')
  const answers = await importAll(archive)
  expect(new Set(answers.map(({ result }) => result))).toEqual(new Set(['unchanged']))
  expect((await exportTo('after.tar')).equals(before)).toBe(true)
  const { id } = await idOf('second')
  await database().update(drafts).set({ headline: 'Newer' }).where(eq(drafts.articleId, id))
  expect((await importAll(archive)).filter(({ result }) => result !== 'unchanged')).toMatchObject([
    { source: `story ${id}`, result: 'skipped' },
  ])
  expect((await database().select().from(drafts).where(eq(drafts.articleId, id)))[0]?.headline).toBe('Newer')
})

test('imported as drafts, nothing of an archive is published', async () => {
  await emptyNewsroom()
  const answers = await importAll(archive, 'draft')
  expect(answers.filter(({ result }) => result !== 'imported')).toEqual([])
  expect(await database().select({ rows: count() }).from(liveArticles)).toEqual([{ rows: 0 }])
  expect(await database().select({ rows: count() }).from(articles)).toEqual([{ rows: 10 }])
})

test('in a newsroom that has stories, their addresses and the order of its feed stay', async () => {
  await emptyNewsroom()
  cast = await seedCast()
  await importStories(actor, [story('own', { slug: 'second', headline: 'Ours' })], 'published')
  const answers = await importAll(archive)
  expect(answers.flatMap(({ losses }) => losses)).toContain('the address second belongs to another story here; the new one is second-2')
  const order = await database()
    .select({ slug: liveArticles.slug, pinned: feedItems.pinned })
    .from(feedItems)
    .innerJoin(liveArticles, eq(liveArticles.articleId, feedItems.articleId))
    .where(eq(feedItems.feedId, cast.feed.id))
    .orderBy(feedItems.position)
  expect(order[0]).toEqual({ slug: 'the-published-story', pinned: false })
  expect(order.map(({ slug }) => slug)).toEqual(expect.arrayContaining(['first', 'second', 'second-2']))
})

test('a section, a topic and an author of an archive take the slugs of merged ones, and who was led elsewhere is told', async () => {
  await emptyNewsroom()
  cast = await seedCast()
  const [topic] = await database()
    .insert(topics)
    .values({ slug: 'other', name: { en: 'Other' } })
    .returning({ id: topics.id })
  const topicId = topic?.id ?? ''
  const slugOf = async (table: typeof sections | typeof topics | typeof authors) => {
    const [row] = await database()
      .select({ slug: table.slug })
      .from(table)
      .where(notInArray(table.slug, ['war', 'other', cast.author.slug]))
      .orderBy(table.slug)
    return row?.slug ?? ''
  }
  await importAll(archive)
  const slugs = [await slugOf(sections), await slugOf(topics), await slugOf(authors)] as const
  await emptyNewsroom()
  cast = await seedCast()
  await database()
    .insert(topics)
    .values({ id: topicId, slug: 'other', name: { en: 'Other' } })
  await database().insert(sectionRedirects).values({ slug: slugs[0], sectionId: cast.section.id })
  await database().insert(topicRedirects).values({ slug: slugs[1], topicId })
  await database().insert(authorRedirects).values({ slug: slugs[2], authorId: cast.author.id })
  await importAll(archive)
  const told = (await database().select({ tags: outbox.tags }).from(outbox).orderBy(outbox.id)).find(({ tags }) =>
    tags.includes('newsroom'),
  )
  expect(told?.tags).toEqual(['newsroom', `section:${cast.section.id}`, `topic:${topicId}`, `author:${cast.author.id}`])
})

test('stories in a language that the newsroom does not publish in stay out, and the reason says what to do', async () => {
  await emptyNewsroom()
  await database()
    .insert(newsroom)
    .values({ name: { uk: 'Газета' }, tagline: {}, languages: ['uk'] })
  const answers = await importAll(archive)
  expect(answers.filter(({ result }) => result === 'failed').map(({ reason }) => reason)).toContainEqual(
    expect.stringMatching(/its language is en; this newsroom publishes in uk\. Add the language in Settings/),
  )
  expect(await database().selectDistinct({ language: articles.language }).from(articles)).toEqual([{ language: 'uk' }])
  await emptyNewsroom()
  setPublishedLanguages(usualLanguages)
})

async function tarOf(parts: { name: string; text?: string | Buffer; type?: 'symlink' | 'file'; linkname?: string }[]) {
  const path = join(folder, `${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)}.tar`)
  const tar = pack()
  const flowing = pipeline(Readable.from(tar), createWriteStream(path))
  for (const { name, text = '', type = 'file', linkname } of parts) tar.entry({ name, type, ...(linkname && { linkname }) }, text)
  tar.finalize()
  await flowing
  return path
}

const head = { name: 'galley.json', text: '{"format":"galley-archive","version":1}' }
const id = '01890000-0000-7000-8000-0000000000ff'
const makeStrange = (over: object): z.input<typeof archivedStory> => ({
  id,
  language: 'en',
  stage: 'published',
  createdAt: '2020-01-01T00:00:00.000Z',
  updatedAt: '2020-01-01T00:00:00.000Z',
  firstPublishedAt: '2020-01-01T00:00:00.000Z',
  submittedAt: null,
  note: null,
  twins: null,
  published: {
    updatedAt: null,
    text: {
      headline: 'Strange',
      dek: '',
      body: { type: 'doc', content: [paragraph('One.')] },
      slug: 'strange',
      section: 'war',
      hero: null,
      seoTitle: '',
      seoDescription: '',
      breaking: false,
      bylines: [],
      topics: [],
      ...over,
    },
  },
  draft: { updatedAt: '2020-01-01T00:00:00.000Z', text: null },
  corrections: [],
  before: [],
  oldPaths: [],
  sources: [],
})
const storyFile = (of: unknown) => ({ name: `stories/${id}.json`, text: JSON.stringify(of) })
const jpeg = 'a'.repeat(64)
const words = { hash: jpeg, name: 'x', alt: '', caption: '', credit: '', focalX: 0.5, focalY: 0.5, createdAt: '2020-01-01T00:00:00.000Z' }

test.each([
  ['a path that leads out', [head, { name: '../../etc/passwd', text: 'x' }], 'it is no part of an archive'],
  ['an absolute path', [head, { name: '/etc/passwd', text: 'x' }], 'it is no part of an archive'],
  ['a path that leads out of its folder', [head, { name: `pictures/../${jpeg}.jpg`, text: 'x' }], 'it is no part of an archive'],
  ['a link', [head, { name: `pictures/${jpeg}.jpg`, type: 'symlink' as const, linkname: '/etc/passwd' }], 'it is a symlink, not a file'],
  [
    'a file that is no picture',
    [head, { name: `pictures/${jpeg}.json`, text: JSON.stringify(words) }, { name: `pictures/${jpeg}.jpg`, text: '<svg onload="x">' }],
    'its file was refused',
  ],
  ['a picture without words', [head, { name: `pictures/${jpeg}.jpg`, text: 'x' }], 'no words for it'],
  ['something that says nothing of itself', [storyFile(makeStrange({}))], 'there is no galley.json'],
  ['a later version', [{ name: 'galley.json', text: '{"format":"galley-archive","version":2}' }], 'version'],
  ['a property that is not known', [head, storyFile({ ...makeStrange({}), secret: 1 })], 'secret'],
  [
    'a node that is not known',
    [head, storyFile(makeStrange({ body: { type: 'doc', content: [{ type: 'iframe' }] } }))],
    '“iframe” is not a node',
  ],
  [
    'an address that is code',
    [
      head,
      storyFile(
        makeStrange({
          body: {
            type: 'doc',
            content: [
              { type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:x' } }] }] },
            ],
          },
        }),
      ),
    ],
    'may not be',
  ],
  ['a body that is none', [head, storyFile(makeStrange({ body: { type: 'doc', content: [null] } }))], 'its text cannot be kept'],
  [
    'a text nested too deep',
    [head, { name: `stories/${id}.json`, text: `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}` }],
    /a|nested/,
  ],
  [
    'a story that is longer than one',
    [head, { name: `stories/${id}.json`, text: Buffer.alloc(10_000_001, 32) }],
    'it is longer than 10,000,000 bytes',
  ],
])('an archive of a stranger: %s is named, and nothing of it comes in', async (_name, parts, reason) => {
  await emptyNewsroom()
  const before = listUnpacked()
  const answers = await importAll(await tarOf(parts))
  const failed = answers.filter(({ result }) => result === 'failed')
  expect(failed.map((one) => one.reason).join('\n')).toMatch(reason)
  expect(await database().select({ rows: count() }).from(articles)).toEqual([{ rows: 0 }])
  expect(listUnpacked()).toEqual(before)
})

/** Temporary folders of archive imports, including those of an import that was killed. */
const listUnpacked = () => readdirSync(folder).filter((name) => name.startsWith('galley-archive-'))

test('a story dated in the future, or without a section, becomes a draft, with the reason', async () => {
  await emptyNewsroom()
  const tomorrow = { ...makeStrange({}), firstPublishedAt: '2999-01-01T00:00:00.000Z', updatedAt: '2999-01-01T00:00:00.000Z' }
  expect((await importAll(await tarOf([head, storyFile(tomorrow)])))[0]?.losses.join()).toContain('it is dated 2999')
  const [row] = await database().select().from(articles)
  expect(row).toMatchObject({ stage: 'draft', firstPublishedAt: null })
  expect(row?.updatedAt.getTime()).toBeLessThanOrEqual(Date.now())
})

test('a truncated archive is reported, and the part before is imported', async () => {
  await emptyNewsroom()
  const cut = join(folder, 'cut.tar')
  await pipeline(Readable.from([readFileSync(archive).subarray(0, -20_000)]), createWriteStream(cut))
  const answers = await importAll(cut)
  expect(answers.at(-1)).toMatchObject({ result: 'failed', reason: expect.stringContaining('breaks off') })
  expect(answers.filter(({ result }) => result === 'imported').length).toBeGreaterThan(2)
  expect((await importAll(archive)).filter(({ result }) => result === 'failed')).toEqual([])
})

test('a person who may not move the newsroom can neither export nor import an archive', async () => {
  await expect(writeArchive(cast.marta, join(folder, 'no.tar'))).rejects.toThrow(NotAllowed)
  await expect(importArchive(cast.marta, archive, 'draft', { bytes: 0 }).next()).rejects.toThrow(NotAllowed)
})

test('stories under embargo are left out of an archive, with their pictures; asked for, they come marked, and keep it where they arrive', async () => {
  await emptyNewsroom()
  await importAll(archive)
  const held = await picture(610)
  const until = new Date('2999-01-01T00:00:00Z')
  const hero = { mediaId: held.id, alt: 'A', caption: '', credit: 'C' }
  await importStories(actor, [story('secret', { embargo: { until, reason: 'Exchange rules' }, hero })], 'draft')
  const { id } = await idOf('secret')

  const usual = (await exportTo('usual.tar')).toString('latin1')
  expect(['Story secret', held.hash, id].filter((words) => usual.includes(words))).toEqual([])
  const path = join(folder, 'marked.tar')
  expect(await writeArchive(machine('export'), path, { embargoed: true })).toMatchObject({ embargoed: 1 })
  const marked = readFileSync(path).toString('latin1')
  expect(['Story secret', held.hash, '"until": "2999-01-01T00:00:00.000Z"'].filter((words) => !marked.includes(words))).toEqual([])
  expect(marked).not.toContain(`stories/${id}.ninjs.json`)

  await emptyNewsroom()
  await importAll(path)
  const [arrived] = await database().select().from(articles).where(eq(articles.id, id))
  expect(arrived).toMatchObject({ stage: 'draft', embargoUntil: until, embargoReason: 'Exchange rules', embargoZone: 'UTC' })
})

test('the deadline of a story comes along; its editor does not, for an archive has no people', async () => {
  await emptyNewsroom()
  await importAll(archive)
  await importStories(actor, [story('timely', {}), story('untimely', {})], 'draft')
  const { id } = await idOf('timely')
  const [editor] = await database().insert(people).values({ name: 'Vira', role: 'editor', email: 'vira@paper.test' }).returning()
  const deadline = { deadlineAt: new Date('2999-01-01T06:00:00Z'), deadlineWall: '2999-01-01T08:00', deadlineZone: 'Europe/Kyiv' }
  await database()
    .update(articles)
    .set({ ...deadline, editorId: editor?.id })
    .where(eq(articles.id, id))
  await exportTo('timely.tar')

  await emptyNewsroom()
  await importAll(join(folder, 'timely.tar'))
  const arrived = await database()
    .select()
    .from(articles)
    .where(inArray(articles.slug, ['timely', 'untimely']))
    .orderBy(articles.slug)
  expect(arrived).toMatchObject([
    { slug: 'timely', ...deadline, editorId: null },
    { slug: 'untimely', deadlineAt: null, deadlineWall: null, deadlineZone: null },
  ])
  const again = await importAll(join(folder, 'timely.tar'))
  expect(again.filter(({ result }) => result !== 'unchanged')).toEqual([])
})
