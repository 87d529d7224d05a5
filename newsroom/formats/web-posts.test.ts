import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { itemsOf } from './open-file.ts'
import { noPictures } from './picture-source.ts'
import type { Recall, WireItem, WireStory } from './wire-story.ts'
import type { WxrReading } from './wxr-reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-web-'))
afterAll(() => rmSync(folder, { recursive: true }))
let made = 0

type Files = Record<string, string>

function writeFolder(files: Files): string {
  const path = join(folder, `export-${(made += 1)}`)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  return path
}

function writeZip(files: Files): string {
  const path = join(folder, `export-${(made += 1)}.zip`)
  writeFileSync(path, zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)]))))
  return path
}

function writeText(text: string): string {
  const path = join(folder, `export-${(made += 1)}.xml`)
  writeFileSync(path, text)
  return path
}

async function read(path: string, more: Partial<WxrReading> = {}): Promise<(WireItem | Recall)[]> {
  const addressesOf: WxrReading['addressesOf'] = async (expected) => new Map(expected.map(({ source, slug }) => [source, slug ?? '']))
  const reading = { language: 'en', pictures: noPictures, sections: [], now: new Date('2026-11-22'), addressesOf, ...more } as const
  const items: (WireItem | Recall)[] = []
  for await (const item of itemsOf(path, reading, { bytes: 0 })) items.push(item)
  return items
}

const storiesOf = (items: readonly (WireItem | Recall)[]): Promise<WireStory[]> =>
  Promise.all(items.flatMap((item) => ('read' in item ? [item.read()] : [])))
const reasonsOf = (items: readonly (WireItem | Recall)[]): string[] =>
  items.flatMap((item) => ('result' in item ? [`${item.result}: ${item.reason.replaceAll(`${folder}/`, '')}`] : []))
const hrefsIn = (nodes: readonly DocumentNode[]): unknown[] =>
  nodes.flatMap(({ content, marks }) => [...(marks ?? []).flatMap(({ attrs }) => attrs?.href ?? []), ...hrefsIn(content ?? [])])
const wordsIn = (story: WireStory | undefined): string => plainText(story?.body ?? { type: 'doc', content: [] })

const substack: Files = {
  'posts.csv': `post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url
101.the-boat,2024-05-01T07:00:00.000Z,true,,,newsletter,everyone,"The boat, again",A short note,
102.for-payers,2024-05-02T07:00:00.000Z,true,,,newsletter,only_paid,For payers,,
103.cut,2024-05-03T07:00:00.000Z,true,,,newsletter,everyone,Cut,,
104.spoken,2024-05-04T07:00:00.000Z,true,,,podcast,everyone,Spoken,,https://sound.example/a.mp3
105.later,2024-05-05T07:00:00.000Z,false,,,newsletter,everyone,Later,,
106.missing,2024-05-05T07:00:00.000Z,true,,,newsletter,everyone,Missing,,
x,,,,,,,,,
`,
  'posts/101.the-boat.html': `<p>See <a href="https://quay.substack.example/p/spoken">the talk</a>.</p><p class="button-wrapper"><a href="%%checkout_url%%">Subscribe now</a></p><div class="tweet" data-attrs='{"url":"https://posts.example/1","full_text":"x"}'><p>Words of a post</p></div>`,
  'posts/102.for-payers.html': '<p>Secret</p>',
  'posts/103.cut.html': '<p>Open</p><div class="paywall-jump"></div><p>Closed</p>',
  'posts/104.spoken.html': '<p>Notes</p>',
  'posts/105.later.html': '<p>Not yet</p>',
  'email_list.quay.csv': 'email\na@reader.example\nb@reader.example\n',
}

test.each([
  ['a folder', writeFolder],
  ['a zip', writeZip],
])('an export of Substack as %s', async (_name, write) => {
  const path = write(substack)
  const items = await read(path, { site: 'https://quay.substack.example' })
  const stories = await storiesOf(items)
  expect(stories.map(({ headline, hold, oldPaths }) => [headline, hold, oldPaths])).toEqual([
    ['The boat, again', null, ['/p/the-boat']],
    ['For payers', 'only paying subscribers could read it', ['/p/for-payers']],
    ['Cut', 'only paying subscribers could read the whole of it', ['/p/cut']],
    ['Spoken', null, ['/p/spoken']],
    ['Later', 'it was a draft', ['/p/later']],
  ])
  const [boat, payers, , spoken] = stories
  expect(wordsIn(boat)).toBe('See the talk.\nhttps://posts.example/1')
  expect(hrefsIn(boat?.body.content ?? [])).toEqual(['/news/spoken', 'https://posts.example/1'])
  expect(boat).toMatchObject({ dek: 'A short note', bylines: [{ name: 'quay.substack.example' }] })
  expect(payers?.note).toBe('On its old site, only paying subscribers could read it.')
  expect(hrefsIn(spoken?.body.content ?? [])).toEqual(['https://sound.example/a.mp3'])
  expect(reasonsOf(items).map((reason) => reason.replace(/^failed: export-\d+(?:\.zip)?, /, 'failed: '))).toEqual([
    'failed: posts.csv, row 7: posts/106.missing.html is not there',
    'failed: posts.csv, row 8: post_id “x” is no number with the name of a post',
    'skipped: email_list.quay.csv was left out: 2 rows',
  ])
})

const mediumPost = (
  more = '',
  canonical = 'https://paper.example/the-boat-0123456789ab',
) => `<!DOCTYPE html><html><head><title>x</title></head><body><article class="h-entry">
<header><h1 class="p-name">The boat</h1></header><section data-field="subtitle" class="p-summary">A note</section>
<section data-field="body" class="e-content"><section class="section"><div class="section-divider"><hr class="section-divider"></div>
<h3 class="graf graf--h3 graf--title">The boat</h3><h4 class="graf--subtitle">A note</h4><p>It left at six.</p>${more}</section></section>
<footer><p>By <a href="https://medium.com/@ada" class="p-author h-card">Ada Kivi</a> on <a href="https://medium.com/p/0123456789ab"><time class="dt-published" datetime="2019-08-11T11:23:34.123Z">x</time></a>.</p><p><a href="${canonical}" class="p-canonical">Canonical link</a></p></footer></article></body></html>`

test('an export of Medium', async () => {
  const draft = mediumPost()
    .replace(/<time.*?<\/time>/, '')
    .replace(/<p><a href="[^"]*" class="p-canonical">.*?<\/p>/, '')
  const items = await read(
    writeFolder({
      'posts/2019-08-11_The-boat-0123456789ab.html': mediumPost(
        '<p><a href="javascript:alert(1)">x</a></p><script src="https://gist.github.com/a/1.js"></script>',
      ),
      'posts/draft_Later-ba9876543210.html': draft,
      'posts/broken.html': '<p>no post</p>',
      'posts/deep.html': '<div>'.repeat(3000),
      'profile/profile.html': '<p>me</p>',
    }),
  )
  const [boat, later] = await storiesOf(items)
  expect(boat).toMatchObject({
    headline: 'The boat',
    dek: 'A note',
    bylines: [{ name: 'Ada Kivi' }],
    slug: 'the-boat',
    oldPaths: ['/the-boat-0123456789ab'],
    publishedAt: new Date('2019-08-11T11:23:34.123Z'),
    hold: null,
  })
  expect([wordsIn(boat), hrefsIn(boat?.body.content ?? [])]).toEqual([
    'It left at six.\nx\nhttps://gist.github.com/a/1',
    ['https://gist.github.com/a/1'],
  ])
  expect([later?.hold, later?.oldPaths]).toEqual(['it was a draft', []])
  expect(items.map(({ source }) => source.replace(/^.*?(medium:|, )/, '$1'))).toEqual([
    'medium:0123456789ab',
    ', posts/broken.html',
    ', posts/deep.html',
    'medium:ba9876543210',
    ', other files',
  ])
  expect(reasonsOf(items).join('\n')).toMatch(
    /no element of the class e-content[\s\S]*nested more than 500 deep[\s\S]*no posts were left out: 1$/,
  )
})

test('an address of Medium itself is no old address of the paper', async () => {
  const [story] = await storiesOf(
    await read(writeFolder({ 'posts/a.html': mediumPost('', 'https://medium.com/@ada/the-boat-0123456789ab') })),
  )
  expect([story?.oldPaths, story?.slug]).toEqual([[], 'the-boat'])
})

const entry = (number: number, kind: string, more: string) =>
  `<entry><id>tag:blogger.com,1999:blog-1.post-${number}</id><published>2015-03-0${number}T10:00:00Z</published><updated>2015-03-09T10:00:00Z</updated>
<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${kind}"/><title type="text">Story ${number} &lt;3</title>${more}<author><name>Ada Kivi</name></author></entry>`
const atom = (entries: string) =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://purl.org/atom/app#" xmlns:thr="http://purl.org/syndication/thread/1.0">${entries}</feed>`

test('an export of Blogger: posts, pages, labels, drafts; comments and settings are counted', async () => {
  const link = (name: string) => `<link rel="alternate" type="text/html" href="https://quay.blog.example/2015/03/${name}.html"/>`
  const label = '<category scheme="http://www.blogger.com/atom/ns#" term="Boats"/>'
  const text = (html: string) => `<content type="html">${html.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</content>`
  const items = await read(
    writeText(
      atom(
        entry(1, 'settings', text('x')) +
          entry(2, 'post', text('<b>Bold</b> <a href="https://quay.blog.example/2015/03/third.html">more</a>') + label + link('second')) +
          entry(3, 'post', text('<p>Third</p>') + link('third')) +
          entry(4, 'page', text('<p>About</p>') + link('about')) +
          entry(5, 'post', `${text('<p>Draft</p>')}<app:control><app:draft>yes</app:draft></app:control>`) +
          entry(6, 'comment', text('nice')) +
          entry(7, 'comment', text('nice')),
      ),
    ),
  )
  const stories = await storiesOf(items)
  expect(stories.map(({ headline, hold }) => [headline, hold])).toEqual([
    ['Story 2 <3', null],
    ['Story 3 <3', null],
    ['Story 4 <3', null],
    ['Story 5 <3', 'it was a draft'],
  ])
  expect(stories[0]).toMatchObject({
    topics: [{ name: 'Boats' }],
    bylines: [{ name: 'Ada Kivi' }],
    oldPaths: ['/2015/03/second.html'],
    slug: 'second',
    publishedAt: new Date('2015-03-02T10:00:00Z'),
  })
  expect(hrefsIn(stories[0]?.body.content ?? [])).toEqual(['/news/third'])
  expect(reasonsOf(items)).toEqual(['skipped: entries of the kind “settings” were left out: 1', 'skipped: comments were left out: 2'])
})

test('an export of the newer Blogger', async () => {
  const blogger = (number: number, type: string, status: string) =>
    `<entry><id>tag:blogger.com,1999:blog-1.post-${number}</id><blogger:type>${type}</blogger:type><blogger:status>${status}</blogger:status><blogger:filename>/2020/01/s${number}.html</blogger:filename><published>2020-01-01T00:00:00Z</published><title>N${number}</title><content type="html">x</content></entry>`
  const xml = atom(
    blogger(1, 'POST', 'LIVE') +
      blogger(2, 'POST', 'DRAFT') +
      blogger(3, 'COMMENT', 'LIVE') +
      blogger(4, 'POST', 'SOFT_TRASHED') +
      blogger(5, 'POST', 'SCHEDULED'),
  ).replace('<feed', '<feed xmlns:blogger="http://schemas.google.com/blogger/2018"')
  const items = await read(writeText(xml))
  expect((await storiesOf(items)).map(({ headline, hold, oldPaths }) => [headline, hold, oldPaths])).toEqual([
    ['N1', null, ['/2020/01/s1.html']],
    ['N2', 'it was a draft', ['/2020/01/s2.html']],
    ['N5', 'it was scheduled', ['/2020/01/s5.html']],
  ])
  expect(reasonsOf(items)).toEqual(['skipped: it was in the bin', 'skipped: comments were left out: 1'])
})

test('a file of RSS', async () => {
  const xml = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Wire</title><link>https://wire.example/</link>
<item><title>Rain &amp;amp; wind</title><link>https://wire.example/a/rain</link><guid isPermaLink="false">id-1</guid><pubDate>Fri, 01 Mar 2024 10:00:00 GMT</pubDate><dc:creator>Ada Kivi</dc:creator><category>Weather</category><description>It rained.</description><content:encoded><![CDATA[<p>It <em>rained</em>.</p>]]></content:encoded><media:content url="https://wire.example/small.jpg" medium="image" width="10"/><media:content url="https://wire.example/big.jpg" medium="image" width="900"/><enclosure url="https://wire.example/a.mp3" type="audio/mpeg"/></item>
<item><title>Short</title><link>https://wire.example/a/short</link><author>desk@wire.example (Petro Melnyk)</author><description>&lt;p&gt;Only this.&lt;/p&gt;</description></item>
<item><title>Nobody</title></item></channel></rss>`
  const items = await read(writeText(xml))
  expect(items.map(({ source }) => source.replace(/^.*, item/, 'item'))).toEqual([
    'feed:id-1',
    'feed:https://wire.example/a/short',
    'item 3',
  ])
  const [rain, short] = await storiesOf(items)
  expect(rain).toMatchObject({ headline: 'Rain & wind', dek: 'It rained.', bylines: [{ name: 'Ada Kivi' }], topics: [{ name: 'Weather' }] })
  expect(rain?.losses).toEqual([
    'the file https://wire.example/a.mp3',
    'featured picture https://wire.example/big.jpg: its file is not at hand',
  ])
  expect([wordsIn(short), short?.bylines[0]?.name, short?.dek]).toEqual(['Only this.', 'Petro Melnyk', ''])
  expect(reasonsOf(items)).toEqual([expect.stringMatching(/item 3: it has neither an identifier nor an address$/)])
})

test('a file of Atom, with XHTML in it', async () => {
  const xml = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id><title type="html">A &amp;lt;b</title><link href="https://wire.example/1"/><updated>2024-03-01T10:00:00Z</updated><summary>Sum</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One<br/>two &amp; three</p></div></content></entry></feed>`
  const [story] = await storiesOf(await read(writeText(xml)))
  expect([story?.headline, story?.dek, wordsIn(story)]).toEqual(['A <b', 'Sum', 'One\ntwo & three'])
})

const bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
test.each([
  ['an entity', `${bomb}<feed><entry><id>1</id><title>&b;</title></entry></feed>`, /undefined entity/],
  ['a file of this machine', `${bomb}<rss><channel><item><title>&f;</title></item></channel></rss>`, /undefined entity/],
  ['deep nesting', `<feed><entry>${'<a>'.repeat(3000)}${'</a>'.repeat(3000)}</entry></feed>`, /nested more than 200 deep/],
  ['an identifier with a NUL', '<feed><entry><id>&#0;</id></entry></feed>', /character|entity/],
  ['a long identifier', `<feed><entry><id>${'x'.repeat(5000)}</id></entry></feed>`, /identifier is longer/],
  ['no entries', '<feed></feed>', /it holds no items/],
])('a feed with %s fails with its reason', async (_name, xml, reason) => {
  expect(reasonsOf(await read(writeText(xml)))).toEqual([expect.stringMatching(reason)])
})

test('names in a zip that leave it are only names; a broken zip and other folders are refused in words', async () => {
  const evil = writeZip({ '../../etc/posts.csv': substack['posts.csv'] ?? '', '../../etc/posts/101.the-boat.html': '<p>x</p>' })
  expect((await read(evil)).map(({ source }) => source)[0]).toBe('substack:101')
  const cut = join(folder, 'cut.zip')
  writeFileSync(cut, Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(100)]))
  expect(reasonsOf(await read(cut))).toEqual([expect.stringMatching(/^failed: .*the zip is damaged/)])
  expect(reasonsOf(await read(writeFolder({ 'a.txt': 'x' })))).toEqual([expect.stringMatching(/neither an export of Substack/)])
})
