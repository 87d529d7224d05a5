import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { noPictures, type PictureSource } from './picture-source.ts'
import type { WireItem } from './wire-story.ts'
import { wordpressItems } from './wxr.ts'
import type { WxrReading } from './wxr-reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-wxr-'))
afterAll(() => rmSync(folder, { recursive: true }))

const head = `<?xml version="1.0"?><rss version="2.0" xmlns:wp="https://wordpress.org/export/1.2/"><channel>
<wp:base_blog_url>https://old.example</wp:base_blog_url>
<wp:author><wp:author_login>olena</wp:author_login><wp:author_display_name><![CDATA[Olena H.]]></wp:author_display_name></wp:author>`

type Fields = { id: number; type?: string; status?: string; title?: string; name?: string; content?: string; more?: string }
const item = ({ id, type = 'post', status = 'publish', title = 'A story', name = 'a-story', content = 'Text.', more = '' }: Fields) =>
  `<item><title>${title}</title><dc:creator>olena</dc:creator><content:encoded><![CDATA[${content}]]></content:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2010-05-15 21:48:32</wp:post_date_gmt><wp:post_name>${name}</wp:post_name>
<wp:status>${status}</wp:status><wp:post_parent>0</wp:post_parent><wp:post_type>${type}</wp:post_type>${more}</item>`

async function read(xml: string, pictures: PictureSource = noPictures, more: Partial<WxrReading> = {}): Promise<WireItem[]> {
  const path = join(folder, 'export.xml')
  writeFileSync(path, xml)
  const items: WireItem[] = []
  const reading = {
    language: 'en',
    pictures,
    sections: [{ slug: 'culture', name: 'Culture' }],
    now: new Date('2026-11-22'),
    ...more,
  } as const
  for await (const one of wordpressItems(path, reading, { bytes: 0 })) items.push(one)
  return items
}

async function readStory(fields: Partial<Fields>, pictures?: PictureSource) {
  const [only] = await read(`${head}${item({ id: 1, ...fields })}</channel></rss>`, pictures)
  if (!only || !('read' in only)) throw new Error(only?.reason)
  return only.read()
}

test('a post is a story: author, address, date, categories and tags', async () => {
  const labels =
    '<category domain="category" nicename="culture">Culture</category><category domain="post_tag" nicename="x">Ten&amp;Six</category>'
  const story = await readStory({ title: '&lt;b&gt;Bread&lt;/b&gt; &amp;amp; butter', content: 'One\n\nTwo', more: labels })
  expect(story).toMatchObject({
    headline: 'Bread & butter',
    bylines: [{ name: 'Olena H.' }],
    slug: 'a-story',
    publishedAt: new Date('2010-05-15T21:48:32Z'),
    section: { slug: 'culture' },
    topics: [{ name: 'Culture' }, { name: 'Ten&Six' }],
    hold: null,
  })
  expect(plainText(story.body)).toBe('One\nTwo')
})

test.each([
  [{ status: 'draft' }, 'it was a draft'],
  [{ status: 'private' }, 'it was private'],
  [{ status: 'future' }, 'it was scheduled for 2010-05-15T21:48:32.000Z'],
  [{ more: '<wp:post_password>abc</wp:post_password>' }, 'it was open only with a password'],
  [{ title: '' }, 'it has no headline'],
])('%o is held as a draft', async (fields, hold) => {
  expect((await readStory(fields)).hold).toBe(hold)
})

test('an address that does not fit here is kept as one of old', async () => {
  expect(await readStory({ name: '%ce%b5%cf%80%ce%af' })).toMatchObject({ slug: null, oldSlugs: ['επί'] })
})

test('captions, galleries and featured pictures are found by their attachments, wherever these stand', async () => {
  const taken: string[] = []
  const pictures: PictureSource = {
    ...noPictures,
    take: async ({ address, alt, caption, credit }) => {
      taken.push(address)
      return { mediaId: '01890000-0000-7000-8000-000000000000', alt, caption, credit }
    },
  }
  const attachment = item({
    id: 9,
    type: 'attachment',
    status: 'inherit',
    content: '',
    more: '<wp:attachment_url>https://old.example/up/9.jpg</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A boat</wp:meta_value></wp:postmeta>',
  })
  const content = '[caption id="x"]<img src="https://old.example/up/b.jpg" alt="B" /> A caption[/caption]\n\n[gallery ids="9"]'
  const meta = '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>'
  const items = await read(`${head}${item({ id: 1, content, more: meta })}${attachment}</channel></rss>`, pictures)
  const first = items[0]
  if (!first || !('read' in first)) throw new Error('no story')
  const story = await first.read()
  expect(story.body.content.map(({ type, attrs }) => [type, attrs?.alt, attrs?.caption])).toEqual([
    ['picture', 'B', 'A caption'],
    ['picture', 'A boat', ''],
  ])
  expect(story.hero).toMatchObject({ alt: 'A boat', credit: 'old.example' })
  expect(new Set(taken)).toEqual(new Set(['https://old.example/up/b.jpg', 'https://old.example/up/9.jpg']))
})

test('comments, post formats, unknown shortcodes and pins are named; brackets in prose are prose', async () => {
  const more =
    '<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment><wp:is_sticky>1</wp:is_sticky><category domain="post_format">Aside</category>'
  const story = await readStory({ content: 'He [sic] said. [contact to="a@b"]', more })
  expect(plainText(story.body)).toBe('He [sic] said.')
  expect(story.losses).toEqual([
    'shortcode [contact to="a@b"] was left out',
    'one comment',
    'it was kept on top (sticky): pin it in the feed',
    'post format “Aside”: it is an ordinary story here',
  ])
})

test('broken XML costs its own item, named with its line', async () => {
  const items = await read(
    `${head}\n${item({ id: 1 })}\n<item><title>A & B</title><wp:post_id>2</wp:post_id><wp:post_type>post</wp:post_type></item>\n${item({ id: 3 })}</channel></rss>`,
  )
  expect(items.map((one) => ('read' in one ? 'story' : one.result))).toEqual(['story', 'failed', 'story'])
  expect(items[1]).toMatchObject({ reason: expect.stringMatching(/export\.xml, item 2, line \d+: line \d+: /) })
})

test('what looks like an item in a text is text, and an item that never ends costs itself alone', async () => {
  const [only, ...rest] = await read(`${head}${item({ id: 1, content: 'An <item> of RSS ends with </item>, says he.' })}</channel></rss>`)
  expect(rest).toEqual([])
  expect(only && 'read' in only && plainText((await only.read()).body)).toBe('An  of RSS ends with , says he.'.replace('  ', ' '))
  const broken = await read(`${head}<item><wp:post_id>1</wp:post_id>${item({ id: 2 })}</channel></rss>`)
  expect(broken.map((one) => ('read' in one ? 'story' : one.result))).toEqual(['failed', 'story'])
})

test('a file that breaks off gives what came before, and says where', async () => {
  const items = await read(`${head}${item({ id: 1 })}<item><title>Half`)
  expect(items.map((one) => ('read' in one ? 'story' : one.reason))).toEqual(['story', expect.stringContaining('it breaks off')])
})

const meta = (name: string, value: string) =>
  `<wp:postmeta><wp:meta_key><![CDATA[${name}]]></wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`
const label = (domain: string, slug: string, name: string) =>
  `<category domain="${domain}" nicename="${slug}"><![CDATA[${name}]]></category>`

async function storiesOf(xml: string, more: Partial<WxrReading> = {}, pictures?: PictureSource) {
  const items = await read(xml, pictures, more)
  return Promise.all(items.flatMap((one) => ('read' in one ? [one.read()] : [])))
}

test('guest authors are the authors, by the names of their items, wherever these stand', async () => {
  const guest = (id: number, slug: string, name: string) =>
    item({
      id,
      type: 'guest-author',
      name: `cap-${slug}`,
      title: name,
      content: '',
      more: meta('cap-display_name', name) + meta('cap-user_login', slug),
    })
  const by = (...slugs: string[]) => slugs.map((slug) => label('author', `cap-${slug}`, slug)).join('')
  const items = [
    item({ id: 1, more: by('marta-hale', 'ivo-renn') }),
    item({ id: 2, more: by('ivo-renn') }),
    item({ id: 3 }),
    item({ id: 4, more: by('olena') }),
    item({ id: 5, more: by('ana-ruiz') }),
    item({ id: 6, more: label('author', 'x', 'Zoë Królová') }),
  ]
  const stories = await storiesOf(
    `${head}${items.join('')}${guest(7, 'marta-hale', 'Marta Hale')}${guest(8, 'ivo-renn', 'Ivo &amp; Renn')}</channel></rss>`,
  )
  expect(stories.map(({ bylines }) => bylines.map(({ name }) => name))).toEqual([
    ['Marta Hale', 'Ivo & Renn'],
    ['Ivo & Renn'],
    ['Olena H.'],
    ['Olena H.'],
    ['Ana Ruiz'],
    ['Zoë Królová'],
  ])
  expect(stories[0]?.losses).toEqual([])
  expect(stories[4]?.losses).toEqual(['guest author “ana-ruiz” is not in the export: the name was made of that'])
})

test('names of accounts and words of pictures are decoded once', async () => {
  const [story] = await storiesOf(
    `${head.replace('Olena H.', 'Radio &amp; Video Desk')}${item({ id: 1, title: 'AT&amp;amp;amp;T' })}</channel></rss>`,
  )
  expect(story).toMatchObject({ bylines: [{ slug: 'radio-video-desk', name: 'Radio & Video Desk' }], headline: 'AT&amp;T' })
})

test.each(['_yoast_wpseo_primary_category', 'rank_math_primary_category', '_primary_term_category', '_aioseo_primary_term'])(
  'the main category by %s is the section',
  async (field) => {
    const terms =
      '<wp:category><wp:term_id>7</wp:term_id><wp:category_nicename>culture</wp:category_nicename></wp:category><wp:category><wp:term_id>12</wp:term_id><wp:category_nicename>sport</wp:category_nicename></wp:category>'
    const labels = label('category', 'culture', 'Culture') + label('category', 'sport', 'Sport')
    const value = field.startsWith('_aioseo') ? '{"category":12}' : '12'
    const sections = [
      { slug: 'culture', name: 'Culture' },
      { slug: 'sport', name: 'Sport' },
    ]
    const items = [
      item({ id: 1, more: labels + meta(field, value) }),
      item({ id: 2, more: labels }),
      item({ id: 3, more: labels + meta(field, '99') }),
    ]
    const stories = await storiesOf(`${head}${terms}${items.join('')}</channel></rss>`, { sections })
    expect(stories.map(({ section }) => section.slug)).toEqual(['sport', 'culture', 'culture'])
    expect(stories[2]?.losses).toEqual(['its main category, number 99, is not named in the export'])
    expect(stories[0]?.losses).toEqual([])
  },
)

test('earlier slugs and permalinks are kept as addresses of old', async () => {
  const old = `${meta('_wp_old_slug', 'bridge-shut')}${meta('_wp_old_slug', 'bridge-to-reopen')}<link>https://old.example/2010/05/15/a-story/</link>`
  const story = await readStory({ more: old })
  expect(story.oldSlugs).toEqual(['bridge-shut', 'bridge-to-reopen'])
  expect(story.oldPaths).toEqual(['/2010/05/15/a-story', '/2010/05/15/bridge-shut', '/2010/05/15/bridge-to-reopen', '/?p=1'])
})

test('links between stories of an export lead to their addresses here, also to one that comes later', async () => {
  const at = (id: number, slug: string, content: string) =>
    item({ id, name: slug, content, more: `<link>https://old.example/2026/11/${id}/${slug}/</link>` })
  const links =
    '<a href="https://old.example/2026/11/2/second/">a</a>, <a href="/2026/11/2/second/#part">b</a>, <a href="http://www.old.example/?p=2">c</a>, <a href="https://other.example/2026/11/2/second/">d</a>, <a href="https://old.example/about/">e</a>'
  const xml = `${head}${at(1, 'first', links)}${at(2, 'second', '<a href="/2026/11/1/first">back</a>')}</channel></rss>`
  const [first, second] = await storiesOf(xml, {
    addressesOf: async (expected) => new Map(expected.map(({ source, slug }) => [source, `${slug}-here`])),
  })
  const hrefs = (story: typeof first) => [...JSON.stringify(story?.body).matchAll(/"href":"([^"]*)"/g)].map(([, href]) => href)
  expect(hrefs(first)).toEqual([
    '/news/second-here',
    '/news/second-here#part',
    '/news/second-here',
    'https://other.example/2026/11/2/second/',
    'https://old.example/about/',
  ])
  expect(hrefs(second)).toEqual(['/news/first-here'])
  expect(first).toMatchObject({
    slug: 'first-here',
    oldSlugs: ['first'],
    losses: ['links to pages of the old site that are no stories of the export'],
  })
})

test('control characters are left out, by themselves and by number, and named', async () => {
  const story = await readStory({ title: 'A&#11;B', content: 'The fish\u000b market\u001f opens.\u0000' })
  expect(story.headline).toBe('AB')
  expect(plainText(story.body)).toBe('The fish market opens.')
  expect(story.losses).toEqual(['4 control characters'])
})

test.each([
  ['a,<br />\nb,<br />\nc', 'a,⏎b,⏎c'],
  ['a\nb', 'a⏎b'],
  ['a\n\nb', 'a¶b'],
  ['a<br /><br />b', 'a¶b'],
  ['a<br />\n\nb', 'a¶b'],
  ['a\r\nb\r\n\r\nc', 'a⏎b¶c'],
  ['a<br/>b', 'a⏎b'],
])('classic text %j reads %s', async (content, text) => {
  const { body } = await readStory({ content })
  const words = body.content.map(({ content: line = [] }) =>
    line.map(({ type, text: word }) => (type === 'hardBreak' ? '⏎' : word)).join(''),
  )
  expect(words.join('¶')).toBe(text)
})

test('notes of a block text are footnotes', async () => {
  const content =
    '<!-- wp:paragraph --><p>A word<sup data-fn="b-1" class="fn"><a href="#b-1" id="b-1-link">1</a></sup> and one<sup data-fn="c-2" class="fn"><a href="#c-2">2</a></sup>.</p><!-- /wp:paragraph --><!-- wp:footnotes /-->'
  const notes = JSON.stringify([
    { id: 'b-1', content: 'The <em>first</em> note' },
    { id: 'c-2', content: 'Second' },
  ])
  const story = await readStory({ content, more: meta('footnotes', notes) })
  expect(plainText(story.body)).toBe('A word [The first note] and one [Second].')
  expect(story.losses.filter((loss) => !loss.includes('styles'))).toEqual([])
})

test('titles and descriptions for search engines are kept, templates of the site are not', async () => {
  const story = await readStory({
    title: 'Bridge',
    more: meta('_yoast_wpseo_title', 'The bridge &amp; you %%sep%% %%sitename%%') + meta('rank_math_description', 'All of it'),
  })
  expect(story).toMatchObject({ seoTitle: 'The bridge & you', seoDescription: 'All of it' })
  expect(await readStory({ title: 'Bridge', more: meta('rank_math_title', '%title% %sep% %sitename%') })).toMatchObject({
    seoTitle: '',
    losses: [],
  })
  expect((await readStory({ more: meta('_yoast_wpseo_title', '%%category%% news') })).losses).toEqual([
    'the title for search engines “%%category%% news”: it is made of the site’s own parts',
  ])
})

test('hidden fields are named when they carried something', async () => {
  const story = await readStory({
    more: meta('_edit_last', '1') + meta('_subtitle', 'A second line') + meta('_empty', '') + meta('_flag', '0') + meta('mood', 'glad'),
  })
  expect(story.losses).toEqual(['field “_subtitle”: “A second line”', 'field “mood”'])
})

test('names that JavaScript knows are fields like others', async () => {
  const story = await readStory({ more: meta('__proto__', 'x') + meta('constructor', 'y') })
  expect(story.losses).toEqual(['field “__proto__”: “x”', 'field “constructor”'])
})

test('a gallery is a different story once its pictures are at hand', async () => {
  const attachment = item({ id: 9, type: 'attachment', more: '<wp:attachment_url>https://old.example/up/9.jpg</wp:attachment_url>' })
  const xml = `${head}${item({ id: 1, content: '[gallery ids="9"]' })}${attachment}</channel></rss>`
  const digests = await Promise.all(
    [noPictures, { ...noPictures, isAtHand: async () => true }].map(async (pictures) => (await read(xml, pictures))[0]),
  )
  const [before, after] = digests.map((one) => (one && 'digest' in one ? one.digest : ''))
  expect(before).not.toBe('')
  expect(after).not.toBe(before)
})

test('exports that do not name their site are not taken for each other', async () => {
  const exportUnnamed = (title: string) =>
    `<rss xmlns:wp="https://wordpress.org/export/1.2/"><channel><title>${title}</title>${item({ id: 1, name: title })}</channel></rss>`
  const sources = [await read(exportUnnamed('one')), await read(exportUnnamed('two')), await read(exportUnnamed('one'))].map(
    ([one]) => one?.source,
  )
  expect(sources[0]).not.toBe(sources[1])
  expect(sources[2]).toBe(sources[0])
  const named = await read(exportUnnamed('one'), noPictures, { site: 'https://one.example' })
  expect(named[0]?.source).toBe('wordpress:https://one.example/?post=1')
})

test('an item of unbounded length costs itself alone, by name', async () => {
  const path = join(folder, 'long.xml')
  const piece = 'x'.repeat(1_000_000)
  writeFileSync(
    path,
    `${head}${item({ id: 1 })}<item><title>Long</title><wp:post_id>2</wp:post_id><wp:post_type>post</wp:post_type><content:encoded><![CDATA[`,
  )
  for (let at = 0; at < 17; at += 1) appendFileSync(path, piece)
  appendFileSync(path, `]]></content:encoded></item>${item({ id: 3 })}</channel></rss>`)
  const items: WireItem[] = []
  for await (const one of wordpressItems(path, { language: 'en', pictures: noPictures, sections: [], now: new Date() }, { bytes: 0 }))
    items.push(one)
  expect(items.map((one) => ('read' in one ? one.source : one.reason))).toEqual([
    'wordpress:https://old.example/?post=1',
    expect.stringMatching(/item 2, line \d+: it is longer than 16,000,000 characters/),
    'wordpress:https://old.example/?post=3',
  ])
})

test('HTML that is nested without end costs its own item', async () => {
  const items = await read(`${head}${item({ id: 1, content: `<img>${'<div>'.repeat(60_000)}` })}${item({ id: 2 })}</channel></rss>`)
  expect(items).toHaveLength(2)
  const [first, second] = items
  if (!second || !('read' in second)) throw new Error('the second item was lost')
  expect((await second.read()).headline).toBe('A story')
  if (first && 'read' in first) await first.read().catch((error) => expect(error).toBeInstanceOf(Error))
  else expect(first).toMatchObject({ result: 'failed' })
})
