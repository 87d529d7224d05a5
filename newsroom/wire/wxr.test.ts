import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { plainText } from '#newsroom/articles/document.ts'
import { noPictures, type PictureSource } from './picture-source.ts'
import type { WireItem } from './wire-story.ts'
import { wordpressItems } from './wxr.ts'

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

async function read(xml: string, pictures: PictureSource = noPictures): Promise<WireItem[]> {
  const path = join(folder, 'export.xml')
  writeFileSync(path, xml)
  const items: WireItem[] = []
  const reading = { language: 'en', pictures, sections: [{ slug: 'culture', name: 'Culture' }], now: new Date('2026-11-22') } as const
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
    'post_format “Aside”',
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
