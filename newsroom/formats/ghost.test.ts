import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { ownInputs } from '#testing/inputs.ts'
import { ghostItems } from './ghost.ts'
import { noPictures, type PictureSource } from './picture-source.ts'
import type { WireItem, WireStory } from './wire-story.ts'
import type { WxrReading } from './wxr-reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-ghost-'))
const path = join(folder, 'export.json')
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  for (const name of ['redirects.json', 'redirects.yaml', 'routes.yaml']) rmSync(join(folder, name), { force: true })
})

const allPictures: PictureSource = {
  ...noPictures,
  take: async ({ alt, caption, credit }) => ({ mediaId: '01890000-0000-7000-8000-000000000000', alt, caption, credit }),
}

async function readFile(file: string, more: Partial<WxrReading> = {}): Promise<WireItem[]> {
  const reading = { language: 'en', pictures: noPictures, sections: [], now: new Date('2026-11-22'), ...more } as const
  const items: WireItem[] = []
  const addressesOf: WxrReading['addressesOf'] = async (expected) => new Map(expected.map(({ source, slug }) => [source, slug ?? '']))
  for await (const one of ghostItems(file, { addressesOf, ...reading }, { bytes: 0 })) items.push(one)
  return items
}

type Tables = Record<string, unknown>
const read = (data: Tables, more?: Partial<WxrReading>): Promise<WireItem[]> => {
  writeFileSync(path, JSON.stringify({ db: [{ meta: { version: '5.0.0' }, data }] }))
  return readFile(path, more)
}

const storiesOf = (items: readonly WireItem[]): Promise<WireStory[]> =>
  Promise.all(items.flatMap((item) => ('read' in item ? [item.read()] : [])))

async function readPost(post: Tables, data: Tables = {}, more?: Partial<WxrReading>): Promise<WireStory> {
  const given = { id: 'p1', title: 'A story', slug: 'a-story', status: 'published', published_at: '2024-05-01T07:00:00.000Z', ...post }
  const [story] = await storiesOf(await read({ posts: [given], ...data }, more))
  if (!story) throw new Error('no story')
  return story
}

const lexical = (...children: unknown[]): string => JSON.stringify({ root: { type: 'root', children } })
const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'extended-text', text, format: 0 }] })
const hrefsIn = (nodes: readonly DocumentNode[]): unknown[] =>
  nodes.flatMap(({ content, marks }) => [...(marks ?? []).flatMap(({ attrs }) => attrs?.href ?? []), ...hrefsIn(content ?? [])])

test('a newspaper’s export: every post is a story, and the rest is named with its number', async () => {
  const items = await readFile(`${ownInputs}/ghost/quay.json`, { site: 'https://old.quay.example', pictures: allPictures })
  const stories = await storiesOf(items)
  expect(stories.map(({ headline, hold }) => [headline, hold])).toEqual([
    ['The ferry left at six', null],
    ['Tide tables', null],
    ['News of the harbour', null],
    ['About us', null],
    ['For our members: the budget', 'only paying members could read it'],
    ['A half-written story', 'it was a draft'],
    ['Tomorrow’s regatta', 'it was scheduled for 2099-06-01T10:00:00.000Z'],
    ['A letter by mail', 'only members could read it'],
  ])
  expect(items.flatMap((item) => ('result' in item ? [item.reason] : []))).toEqual([
    'redirects.yaml, redirect 4: from “/archive/(.*)” to “/”: it is a pattern, not an address',
    'redirects.yaml, redirect 5: from “/shop” to “https://shop.example/”: it does not lead to a story of the export',
    'its table “settings” was left out: 2 rows',
    'its table “members” was left out: 3 rows',
    'its table “newsletters” was left out: 1 row',
    'what Ghost keeps for itself: roles 1, roles_users 1',
  ])
  const [ferry, tides] = stories
  expect(ferry).toMatchObject({
    dek: 'The first boat of the season was full.',
    topics: [{ name: 'Ferries' }, { name: 'Harbour' }],
    bylines: [
      { name: 'Halyna Kovalenko', about: { biography: 'Halyna has written about boats since 2009.', portraitId: expect.any(String) } },
      { name: 'Petro Melnyk' },
    ],
    slug: 'the-ferry-left-at-six',
    oldPaths: ['/the-ferry-left-at-six', '/the-ferry-left-at-six/amp', '/ferry', '/2018/boats.html'],
    seoTitle: 'Ferry to the islands leaves at six',
    seoDescription: 'All about the first boat.',
    hero: { alt: 'The ferry at the quay', caption: 'Before the gangway went up', credit: 'old.quay.example' },
    publishedAt: new Date('2024-05-01T07:00:00Z'),
    updatedAt: new Date('2024-05-01T09:30:00Z'),
  })
  expect(ferry?.losses).toEqual(expect.arrayContaining(['internal tag “#no-comments”', 'it was featured: pin it in the feed']))
  expect(plainText(ferry?.body ?? { type: 'doc', content: [] })).not.toMatch(/Only for members|Hey|alert|not H/)
  expect(hrefsIn(ferry?.body.content ?? []).slice(0, 3)).toEqual([
    '/news/tide-tables',
    '/news/news-of-the-harbour',
    'https://old.quay.example/tag/ferries/',
  ])
  expect(tides?.oldPaths).toContain('/old-tides')
  expect(hrefsIn(tides?.body.content ?? [])).toEqual(['/news/the-ferry-left-at-six'])
  expect(tides?.body.content.map(({ type }) => type)).toEqual(
    'paragraph picture picture picture paragraph bulletList horizontalRule preformatted blockquote'.split(' '),
  )
})

test.each(['members', 'paid', 'tiers', 'label:vip'])('a post for %s never becomes public, and says so', async (visibility) => {
  const story = await readPost({ visibility, html: '<p>Secret</p>' })
  expect([story.hold, story.note, story.losses]).toEqual([
    expect.stringMatching(/^only .*members/),
    expect.stringMatching(/^On its old site, only/),
    [expect.stringMatching(/publish it only if everybody may read it/)],
  ])
})

test('what only mail or members were shown stays out of a public post', async () => {
  const hidden = [
    { type: 'html', html: '<p>SECRET</p>', visibility: { web: { nonMember: false } } },
    { type: 'html', html: '<p>SECRET</p>', visibility: { emailOnly: true } },
    { type: 'call-to-action', textValue: '<p>SECRET</p>', visibility: { showOnWeb: false } },
    { type: 'email', html: '<p>SECRET</p>' },
    { type: 'email-cta', html: '<p>SECRET</p>' },
  ]
  const story = await readPost({ lexical: lexical(paragraph('Open'), ...hidden) })
  expect(plainText(story.body)).toBe('Open')
  expect(story.losses.join('\n').match(/was left out/g)).toHaveLength(3)
  expect((await readPost({ html: '<p>x</p>' }, { posts_meta: [{ post_id: 'p1', email_only: 1 }] })).hold).toBe('it was sent by mail only')
})

test('the text comes from lexical, mobiledoc, HTML or Markdown, the first that can be read', async () => {
  const mobiledoc = JSON.stringify({ version: '0.3.1', markups: [['em']], sections: [[1, 'p', [[0, [0], 1, 'Mobile']]]] })
  const given = { lexical: lexical(paragraph('Lexical')), mobiledoc, html: '<p>Html</p>', markdown: '*Marked*' }
  const textOf = async (post: Tables) => plainText((await readPost(post)).body)
  expect(await textOf(given)).toBe('Lexical')
  expect(await textOf({ ...given, lexical: null })).toBe('Mobile')
  expect(await textOf({ ...given, lexical: '', mobiledoc: null })).toBe('Html')
  expect(await textOf({ markdown: '*Marked*' })).toBe('Marked')
  const broken = await readPost({ ...given, lexical: '{"root":', mobiledoc: '{}' })
  expect([plainText(broken.body), broken.losses]).toEqual([
    'Html',
    [expect.stringMatching(/^its lexical is not JSON.*: its html was read$/)],
  ])
})

test('permalinks of the old site: its routes, and its settings of older Ghosts, in its time zone', async () => {
  const settings = [
    { key: 'permalinks', value: '/:year/:month/:day/:slug/' },
    { key: 'active_timezone', value: 'Pacific/Auckland' },
  ]
  const late = { html: 'x', published_at: '2024-05-01T20:00:00.000Z' }
  expect((await readPost(late, { settings })).oldPaths).toEqual(['/2024/05/02/a-story', '/2024/05/02/a-story/amp'])
  writeFileSync(join(folder, 'routes.yaml'), 'collections:\n  /blog/:\n    permalink: /blog/{primary_tag}/{slug}/\n')
  const tags = { tags: [{ id: 't', name: 'Boats', slug: 'boats' }], posts_tags: [{ post_id: 'p1', tag_id: 't' }] }
  expect((await readPost({ html: 'x' }, tags, { site: 'https://old.example/paper' })).oldPaths?.[0]).toBe('/paper/blog/boats/a-story')
  expect((await readPost({ html: 'x', type: 'page' })).oldPaths?.[0]).toBe('/a-story')
})

test.each([
  ['a redirect to a story', '/old', '/a-story/', ['/newer', '/old']],
  ['a pattern that is an address', '^\\/old\\/?$', 'https://old.example/a-story', ['/newer', '/old']],
  ['a redirect to a redirect', '/old', '/newer', ['/old', '/newer']],
  ['a circle', '/old', '/old', ['/newer']],
  ['the address of the story itself', '/a-story', '/elsewhere', ['/newer']],
])('%s', async (_name, from, to, paths) => {
  writeFileSync(
    join(folder, 'redirects.json'),
    JSON.stringify([
      { from, to, permanent: true },
      { from: '/newer', to: '/a-story' },
    ]),
  )
  const story = await readPost({ html: 'x' }, {}, { site: 'https://old.example' })
  expect(story.oldPaths?.slice(2).toSorted()).toEqual(paths.toSorted())
})

test('the same post is the same story in a later export, and two posts never share a key', async () => {
  const post = { uuid: 'u-1', title: 'One', status: 'published', html: 'x' }
  const keysOf = (items: readonly WireItem[]) => items.map(({ source }) => source)
  expect(keysOf(await read({ posts: [{ id: 1, ...post }] }))).toEqual(['ghost:u-1'])
  expect(keysOf(await read({ posts: [{ id: '66', ...post }] }))).toEqual(['ghost:u-1'])
  const twins = [
    { id: 1, ...post },
    { id: 2, ...post },
  ]
  expect(new Set(keysOf(await read({ posts: twins })))).toHaveLength(2)
})

test('a changed tag, author, redirect or file of a picture changes the digest; nothing else does', async () => {
  const data = { posts: [{ id: 1, title: 'x', html: '<img src="__GHOST_URL__/a.jpg">' }], tags: [{ id: 1, name: 'One' }] }
  const digestOf = async (more: Tables, reading: Partial<WxrReading> = {}) => {
    const [item] = await read({ ...data, ...more }, reading)
    return item && 'digest' in item ? item.digest : null
  }
  const before = await digestOf({})
  expect(await digestOf({ members: [{ id: 1 }] })).toBe(before)
  const others = [
    await digestOf({ posts_tags: [{ post_id: 1, tag_id: 1 }] }),
    await digestOf({ posts_meta: [{ post_id: 1, meta_title: 'x' }] }),
    await digestOf({}, { pictures: { ...noPictures, isAtHand: async () => true } }),
  ]
  expect(new Set([before, ...others])).toHaveLength(4)
})

const wrong: [string, unknown][] = [
  ['a number', 7],
  ['a list', [1]],
  ['an object', { a: 1 }],
  ['true', true],
]
const columns = 'title slug lexical mobiledoc html feature_image status visibility custom_excerpt canonical_url meta_title'.split(' ')

test.each(columns.flatMap((column) => wrong.map(([name, value]) => [column, name, value] as const)))(
  'a post whose %s is %s fails, and the reason names it',
  async (column, _name, value) => {
    const items = await read({
      posts: [
        { id: 1, title: 'x', [column]: value },
        { id: 2, title: 'Sound', html: 'y' },
      ],
    })
    expect(items).toMatchObject([
      { result: 'failed', reason: expect.stringMatching(new RegExp(`post 1, line 1: ${column} “`)) },
      { digest: expect.any(String) },
    ])
  },
)

test.each([
  ['posts that are no list', { posts: { id: 1 } }],
  ['no posts', { posts: [], tags: [{ id: 1, name: 'x' }] }],
  ['posts that are texts', { posts: ['x', 'y'] }],
])('%s: the file fails by name', async (_name, data) => {
  expect(await read(data)).toContainEqual({ source: path, result: 'failed', reason: `${path}: it is an export of Ghost without posts` })
})

test('a broken row of another table is named, and the posts come in', async () => {
  const items = await read({
    posts: [{ id: 1, title: 'x', html: 'y' }],
    tags: [{ id: 1, name: 5 }],
    posts_tags: [{ post_id: {}, tag_id: 1 }],
  })
  expect(items.map((item) => ('reason' in item ? item.reason.replace(path, '') : 'story'))).toEqual([
    'story',
    expect.stringMatching(/^, tags 1, line 1: name “5”/),
    expect.stringMatching(/^, posts_tags 1, line 1: post_id “\{…\}”/),
  ])
})

const deepList = (depth: number): unknown => {
  let node: unknown = paragraph('deep')
  for (let at = 0; at < depth; at += 1) node = { type: 'list', children: [{ type: 'listitem', children: [node] }] }
  return node
}

test.each([
  ['nested lexical', { lexical: lexical(deepList(200)) }, /nested more than/],
  ['brackets', { lexical: '['.repeat(300_000) }, /is not JSON/],
  ['nested HTML', { html: '<div>'.repeat(100_000) }, /nested more than/],
  ['a text of 5 MB', { html: 'x'.repeat(5_000_000) }, /longer than a story may be/],
])('%s is refused in words', async (_name, post, reason) => {
  const [item] = await read({ posts: [{ id: 1, title: 'x', ...post }] })
  if (!item || !('read' in item)) return expect(item).toMatchObject({ result: 'failed', reason: expect.stringMatching(reason) })
  await expect(item.read()).rejects.toThrow(reason)
})

test('hostile addresses become no links and no pictures', async () => {
  const bad = ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x', '//evil.example/x" onload="alert(1)']
  const cards = bad.flatMap((url) => [
    { type: 'bookmark', url, metadata: { title: '<b>T</b>' } },
    { type: 'button', buttonUrl: url, buttonText: 'Go' },
    { type: 'file', src: url },
    { type: 'video', src: url },
    { type: 'embed', url },
    { type: 'paragraph', children: [{ type: 'link', url, children: [{ type: 'text', text: 'x' }] }] },
  ])
  const { body } = await readPost({ lexical: lexical(...cards) }, {}, { site: 'https://old.example' })
  for (const href of hrefsIn(body.content)) expect(href).toMatch(/^https?:\/\/evil\.example\//)
})

test('what somebody else said stays in a card for it, with who said it', async () => {
  const url = 'https://twitter.com/ada/status/1191487947528269827'
  const post =
    '<blockquote class="twitter-tweet"><p>Boats <a href="https://t.co/x">are late</a></p>&mdash; Ada (@ada) <a href="URL">4 May</a></blockquote>'
  const cards = [
    {
      type: 'embed',
      url,
      html: `${post.replace('URL', url)}\n<script async src="https://platform.twitter.com/widgets.js"></script>`,
      caption: 'Seen <b>today</b>',
    },
    {
      type: 'embed',
      url: 'https://old.example/tides',
      html: '<blockquote class="wp-embedded-content"><a href="https://old.example/tides">All tides</a></blockquote>',
    },
    {
      type: 'bookmark',
      url: 'https://news.example/a',
      metadata: { title: 'A', author: 'Ada', publisher: 'The News', description: 'Of boats' },
    },
    { type: 'bookmark', url: 'ftp://news.example/b', metadata: { title: 'B', author: 'Bo', publisher: 'Bo', description: 'Of tides' } },
  ]
  const { body, losses } = await readPost({ lexical: lexical(...cards) })
  const [said, ...others] = body.content
  expect(said).toMatchObject({ type: 'embed', attrs: { embedId: 'x:ada/1191487947528269827' } })
  expect(plainText({ type: 'doc', content: body.content })).toMatch(
    /Boats are late.*Ada \(@ada\) 4 May.*Seen today.*All tides.*A.*Of boats.*Ada, The News.*B.*Of tides.*\nBo$/s,
  )
  expect(others.map(({ type }) => type)).toEqual([...['paragraph', 'paragraph', 'blockquote'], 'embed', ...Array(3).fill('paragraph')])
  expect(losses).toEqual([
    'card embed became a link to https://old.example/tides',
    'card bookmark became a link to ftp://news.example/b',
    'styles and classes of elements (2 times)',
    'link to “ftp://news.example/b”: only its words were kept',
  ])
})

test('a post in code that nobody knows is in the card of its address, all the same', async () => {
  const card = { type: 'embed', url: 'https://twitter.com/ada/status/1191487947528269828', metadata: { author_name: 'Ada' } }
  const { body } = await readPost({ lexical: lexical({ ...card, html: '<blockquote>The <i>sea</i> is rising</blockquote>' }) })
  expect(body.content).toMatchObject([{ type: 'embed', attrs: { embedId: 'x:ada/1191487947528269828' } }])
  expect(plainText(body)).toMatch(/The sea is rising.*Ada/s)
})

test('a card for a story of the same site is its words, with a link to the story here, without --site, too', async () => {
  const card = { type: 'bookmark', url: '__GHOST_URL__/tides/', metadata: { title: 'All tides', description: 'Of the bay', author: 'Ada' } }
  const posts = [
    {
      id: 1,
      title: 'One',
      slug: 'one',
      status: 'published',
      lexical: lexical(paragraph('See'), card, { type: 'embed', url: '__GHOST_URL__/tides/' }),
    },
    { id: 2, title: 'Tides', slug: 'tides', status: 'published', html: '<p>x</p>' },
  ]
  const [story] = await storiesOf(await read({ posts }, { site: 'https://old.example' }))
  expect(story?.body.content.map(({ type }) => type)).toEqual(Array(5).fill('paragraph'))
  expect(hrefsIn(story?.body.content ?? [])).toEqual(['/news/tides', '/news/tides'])
  expect(plainText(story?.body ?? { type: 'doc', content: [] })).toBe('See\nAll tides\nOf the bay\nAda\nhttps://old.example/tides/')
  expect(story?.losses).toContain('a card for a page of the old site became a link')
  const [unnamed] = await storiesOf(await read({ posts }))
  expect(hrefsIn(unnamed?.body.content ?? [])).toEqual(['/news/tides', '/news/tides'])
  expect(JSON.stringify(unnamed?.body)).not.toContain('ghost-url')
})

test('a table in Markdown is a table; Markdown that is nested too deep is read from the HTML', async () => {
  const table = 'Rates\n\n| year | rate |\n| ---- | ---- |\n| 2019 | 22 % |'
  for (const post of [{ lexical: lexical({ type: 'markdown', markdown: table }) }, { markdown: table }]) {
    const { body, losses } = await readPost(post)
    expect([body.content.map(({ type }) => type), losses]).toEqual([['paragraph', 'table'], []])
  }
  const deep = { lexical: lexical({ type: 'markdown', markdown: `${'> '.repeat(5_000)}a` }), html: '<p>As the site had it</p>' }
  const { body, losses } = await readPost(deep)
  expect(plainText(body)).toBe('As the site had it')
  expect(losses).toEqual(['its quotations and lists are nested too deep: its html was read'])
})

test('hero pictures: what goes with one that is not at hand, and the links of the caption of one that is', async () => {
  const post = { feature_image: 'https://pictures.example/a.jpg', html: '<p>x</p>' }
  const caption = 'Photo by <a href="https://ada.example/">Ada</a>'
  const data = { posts_meta: [{ post_id: 'p1', feature_image_alt: 'A boat', feature_image_caption: caption }] }
  expect((await readPost(post, data)).losses).toEqual([
    'featured picture https://pictures.example/a.jpg: its file is not at hand',
    'caption “Photo by Ada” went with its picture',
    'alt text “A boat” went with its picture',
  ])
  const { hero, losses } = await readPost(post, data, { pictures: allPictures })
  expect(hero).toMatchObject({ alt: 'A boat', caption: 'Photo by Ada' })
  expect(losses).toEqual(['link to “https://ada.example/”: only its words were kept'])
})

test('a row of redirects that is no text, and a file that is none, are named', async () => {
  for (const text of ['[{"from":1,"to":"/x"}]', '{"a":1}', '[[]]', 'no json']) {
    writeFileSync(join(folder, 'redirects.json'), text)
    const items = await read({ posts: [{ id: 1, title: 'x', html: 'y' }] })
    expect(items).toContainEqual(expect.objectContaining({ result: 'skipped', reason: expect.stringMatching(/^redirects\.json: it/) }))
  }
  rmSync(join(folder, 'redirects.json'))
  // Aliases of YAML, of which a few lines make any number of values, are not followed.
  writeFileSync(join(folder, 'redirects.yaml'), 'to: &to /x/\n301:\n  /old: *to\n')
  expect(await read({ posts: [{ id: 1, title: 'x', html: 'y' }] })).toContainEqual(
    expect.objectContaining({ reason: expect.stringMatching(/^redirects\.yaml: it cannot be read: Alias/) }),
  )
})

test('an export of Ghost 0: Markdown, numbers, times in milliseconds', async () => {
  const posts = [
    {
      id: 3,
      title: 'Old',
      slug: 'old',
      markdown: '**Bold** words',
      image: '',
      page: 0,
      status: 'published',
      published_at: 1388318310783,
      author_id: 1,
    },
  ]
  writeFileSync(
    path,
    JSON.stringify({ meta: { exported_on: 1, version: '003' }, data: { posts, users: [{ id: 1, name: 'Ada Kivi', bio: null }] } }),
  )
  const [story] = await storiesOf(await readFile(path))
  expect(story).toMatchObject({ publishedAt: new Date(1388318310783), bylines: [{ name: 'Ada Kivi' }], hold: null })
  expect(plainText(story?.body ?? { type: 'doc', content: [] })).toBe('Bold words')
})

test('the order and the line breaks of the tables do not matter', async () => {
  const file = join(folder, 'quay.json')
  copyFileSync(`${ownInputs}/ghost/quay.json`, file)
  const before = await storiesOf(await readFile(file))
  const { db } = JSON.parse(readFileSync(file, 'utf8'))
  const data = Object.fromEntries(Object.entries(db[0].data).toReversed())
  writeFileSync(file, JSON.stringify({ db: [{ data, meta: db[0].meta }] }))
  expect(await storiesOf(await readFile(file))).toEqual(before)
})
