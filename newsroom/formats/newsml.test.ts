import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { inputFiles, ownInputs } from '#testing/inputs.ts'
import { itemsOf } from './open-file.ts'
import { noPictures, type PictureSource } from './picture-source.ts'
import type { Recall, WireItem, WireStory } from './wire-story.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-newsml-'))
afterAll(() => rmSync(folder, { recursive: true }))

const asked: string[] = []
const allPictures: PictureSource = {
  ...noPictures,
  take: async ({ address, alt, caption, credit }) => {
    asked.push(address)
    return { mediaId: '01890000-0000-7000-8000-000000000000', alt, caption, credit }
  },
}

async function read(path: string, pictures: PictureSource = noPictures): Promise<(WireItem | Recall)[]> {
  const reading = { language: 'en', pictures, sections: [], now: new Date('2026-11-22') } as const
  const items: (WireItem | Recall)[] = []
  for await (const item of itemsOf(path, reading, { bytes: 0 })) items.push(item)
  return items
}

async function readText(xml: string): Promise<(WireItem | Recall)[]> {
  const path = join(folder, 'file.xml')
  writeFileSync(path, xml)
  return read(path)
}

async function storyIn(items: readonly (WireItem | Recall)[], end: string): Promise<WireStory> {
  const item = items.find(({ source }) => source.endsWith(end))
  if (!item || !('read' in item)) throw new Error(`${end} is no story`)
  return item.read()
}

const message = `${ownInputs}/newsml/message.xml`
const inMessage = (name: string): string => `newsml:urn:newsml:harbourwire.example:${name}`

test('a message of NewsML-G2: each item has its result, kills and withheld stories are recalls', async () => {
  const items = await read(message)
  const described = items.map((item) => {
    if ('recall' in item) return [item.source, item.isFinal ? 'canceled' : 'withheld']
    return [item.source, 'result' in item ? item.reason : 'story']
  })
  expect(described).toEqual([
    [inMessage('package'), 'a package of 3: its stories come in by themselves; not in the file: 1'],
    [inMessage('ferry'), 'story'],
    [inMessage('picture'), 'it is of type “picture”, not a story'],
    [inMessage('speech'), 'story'],
    [inMessage('wrong'), 'canceled'],
    [inMessage('unsure'), 'withheld'],
    [inMessage('plan'), 'it is a plan of coverage, not a story'],
  ])
})

test('a story of NewsML-G2 has its text, names, rights, and the picture of its package', async () => {
  asked.length = 0
  const items = await read(message, allPictures)
  const story = await storyIn(items, ':ferry')
  expect(story).toMatchObject({
    headline: 'The first ferry left at six',
    dek: 'It was full.',
    bylines: [{ name: 'Ada Kivi' }],
    topics: [{ name: 'Economy' }, { name: 'Port Authority' }, { name: 'Odesa' }],
    section: { slug: 'economy' },
    publishedAt: new Date('2026-03-01T09:00:00Z'),
    updatedAt: new Date('2026-03-01T11:00:00Z'),
    hero: { alt: 'The ferry at dawn', caption: 'The ferry leaves its quay.', credit: 'Nora Lind / Harbour Wire' },
    note: 'Note of its source: Adds the number of passengers\nTerms of use: Not for use after a week',
    hold: null,
  })
  expect(asked).toEqual(['./ferry.jpg'])
  expect(plainText(story.body)).toBe('The ferry left\nat six & was full.\n200 people\n12 bicycles')
  expect(story.losses).toEqual(expect.arrayContaining(['property people', 'property NewsML-G2 signal', 'urgency 4']))
  expect(plainText((await storyIn(items, ':speech')).body)).toBe('One.\nTwo.')
  expect((await storyIn(items, ':speech')).embargo?.until).toEqual(new Date('2099-03-01T12:00:00Z'))
})

test('an embargo without a time holds the story', async () => {
  const xml = readFileSync(message, 'utf8').replace('<embargoed>2099-03-01T12:00:00Z</embargoed>', '<embargoed/>')
  expect((await storyIn(await readText(xml), ':speech')).hold).toMatch(/its embargo, “until a further notice”, cannot be read/)
})

test('a file of NITF is a story', async () => {
  const [item] = await read(`${ownInputs}/newsml/regatta.nitf`, allPictures)
  expect(item?.source).toBe('nitf:harbourwire.example:regatta-1')
  const story = await storyIn(item ? [item] : [], 'regatta-1')
  expect(story).toMatchObject({
    headline: 'Wind decides the regatta',
    dek: 'Twelve boats did not arrive.',
    bylines: [{ name: 'Nora Lind' }],
    section: { slug: 'sport' },
    topics: [{ name: 'Sport' }, { name: 'Sailing' }, { name: 'Odesa' }],
    publishedAt: new Date('2026-03-01T12:00:00Z'),
    note: 'Note of its source: Corrects the second paragraph',
  })
  expect(story.body.content[0]).toMatchObject({
    type: 'picture',
    attrs: { alt: 'Boats in the wind', caption: 'Boats before the start.', credit: 'Ada Kivi' },
  })
  expect(plainText(story.body)).toMatch(/The wind came at noon\.\nIt stayed until six\.$/)
})

test('a document of NITF is canceled by its own status, and by another document', async () => {
  const nitf = readFileSync(`${ownInputs}/newsml/regatta.nitf`, 'utf8')
  const own = await readText(nitf.replace('management-status="usable"', 'management-status="canceled"'))
  expect(own).toMatchObject([{ source: 'nitf:harbourwire.example:regatta-1', isFinal: true }])
  const other = 'management-status="usable" management-doc-idref="regatta-0" management-idref-status="canceled"'
  expect(await readText(nitf.replace('management-status="usable"', other))).toMatchObject([
    { source: 'nitf:regatta-0', isFinal: true },
    { source: 'nitf:harbourwire.example:regatta-1', digest: expect.stringMatching(/^v2 /) },
  ])
  const embargoed = await readText(nitf.replace('"usable"', '"embargoed"'))
  expect((await storyIn(embargoed, 'regatta-1')).hold).toMatch(/embargoed without a time/)
})

const newsItem = (inner: string, attributes = 'guid="urn:a" version="1"') =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" ${attributes}><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta><headline>H</headline></contentMeta><contentSet><inlineXML contenttype="text/html">${inner}</inlineXML></contentSet></newsItem>`
const bomb = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>`

test.each([
  ['entities of the document', `${bomb}${newsItem('<p>&b;</p>')}`, /undefined entity/],
  ['a file of this machine', `${bomb}${newsItem('<p>&file;</p>')}`, /undefined entity/],
  ['deep nesting', newsItem('<div>'.repeat(5000) + '</div>'.repeat(5000)), /nested more than 200 deep/],
  ['an item that never ends', newsItem('<p>x</p>').slice(0, -40), /unclosed tag/],
  ['a long item', newsItem(`<p>${'x'.repeat(17_000_000)}</p>`), /longer than/],
  ['no guid', newsItem('<p>x</p>', ''), /it has no guid/],
  ['an unknown status', newsItem('<p>x</p>').replace('<itemClass', '<pubStatus qcode="stat:maybe"/><itemClass'), /pubStatus “maybe”/],
  ['a guid with control characters', newsItem('<p>x</p>', 'guid="a&#x9;b&#x2028;"'), /control characters|no guid|uri/],
])('%s fails with its reason, and nothing comes in', async (_name, xml, reason) => {
  const items = await readText(xml)
  expect(items).toMatchObject([{ result: 'failed', reason: expect.stringMatching(reason) }])
})

test('what stands before a break comes in', async () => {
  const items = await readText(`<newsMessage>${newsItem('<p>x</p>')}${newsItem('<p>y</div>', 'guid="urn:b"')}</newsMessage>`)
  expect(items).toMatchObject([
    { source: 'newsml:urn:a' },
    { result: 'failed', reason: expect.stringMatching(/item 2, line 1: unexpected close tag/i) },
  ])
})

test.each(inputFiles('newsml/*', 'newsml-g2/*.xml'))('every item of %s has a result', async (path) => {
  for (const item of await read(path)) {
    if ('result' in item) expect(item.reason).not.toBe('')
    else if ('read' in item) expect((await item.read()).losses).toEqual(expect.any(Array))
  }
})
