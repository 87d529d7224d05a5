import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { ownInputs, sharedInputs } from '#testing/inputs.ts'
import { ninjsItem } from './ninjs.ts'
import { noPictures } from './picture-source.ts'

const reading = { language: 'en', pictures: noPictures, sections: [], now: new Date('2026-11-22T00:00:00Z') } as const
const story = {
  uri: 'urn:test:1',
  type: 'text',
  versionCreated: '2026-11-20T10:00:00Z',
  headlines: [{ role: 'main', value: 'Grain prices rise' }],
  bodies: [{ role: 'main', contentType: 'application/xhtml+xml', value: '<p>One.</p><p>Two.</p>' }],
}

async function storyIn(found: ReturnType<typeof ninjsItem>) {
  const item = await found
  if ('read' in item) return item.read()
  if ('recall' in item && item.otherwise) return item.otherwise.read()
  throw new Error('reason' in item ? item.reason : item.recall)
}

async function readStory(over: Record<string, unknown>) {
  const item = ninjsItem({ ...story, ...over }, 'a.json, item 1, line 1', reading)
  return storyIn(item)
}

test('headline, body, dates, byline, section and topics come from their places', async () => {
  const read = await readStory({
    by: 'By Paulo Santalucia and Frances d’Emilio',
    descriptions: [{ role: 'summary', value: 'A dek.' }],
    subjects: [{ name: 'wheat' }],
    places: [{ name: 'south-korea' }, { name: 'usa' }],
    firstCreated: '2026-11-19T10:00:00Z',
  })
  expect(read).toMatchObject({
    headline: 'Grain prices rise',
    dek: 'A dek.',
    section: { slug: 'commodities' },
    topics: [{ name: 'Wheat' }, { name: 'South Korea', slug: 'south-korea' }, { name: 'United States' }],
    bylines: [{ name: 'Paulo Santalucia' }, { name: 'Frances d’Emilio' }],
    publishedAt: new Date('2026-11-19T10:00:00Z'),
    updatedAt: new Date('2026-11-20T10:00:00Z'),
    hold: null,
    losses: [],
  })
  expect(plainText(read.body)).toBe('One.\nTwo.')
})

test('without a byline the agency is named; without a subject of ours the story is News, or World when it is abroad', async () => {
  const home = await readStory({ provider: { name: 'Reuters' }, subjects: [{ name: 'curling' }], places: [{ name: 'usa' }] })
  expect(home).toMatchObject({
    bylines: [{ name: 'Reuters' }],
    section: { slug: 'news' },
    topics: [{ name: 'Curling' }, { name: 'United States' }],
  })
  expect(await readStory({ places: [{ name: 'peru' }] })).toMatchObject({ section: { slug: 'world' } })
})

test('an embargo is read with its reason, under the names of ninjs 1 and 3', async () => {
  const until = new Date('2026-11-23T00:00:00Z')
  expect((await readStory({ embargoed: '2026-11-23T00:00:00Z', embargoedreason: 'Budget  speech' })).embargo).toEqual({
    until,
    reason: 'Budget speech',
  })
  expect((await readStory({ embargoedUntil: '2026-11-23T02:00:00+02:00' })).embargo).toEqual({ until, reason: '' })
  expect((await readStory({})).embargo).toBeNull()
})

test('a headline in capitals is set in the case of a headline, and the report says so', async () => {
  const read = await readStory({ headlines: [{ role: 'main', value: 'GRAIN PRICES RISE IN THE U.S.' }] })
  expect(read.headline).toBe('Grain Prices Rise in the U.S.')
  expect(read.losses).toEqual(['the headline’s capitals: it stands in the case of a headline'])
})

test('what has no place here is named', async () => {
  const read = await readStory({
    people: [{ name: 'Somebody' }],
    trustIndicators: [],
    associations: [{ name: 'main', type: 'picture', uri: 'x.jpg' }],
  })
  expect(read.losses.sort()).toEqual(['association “main”: its file is not at hand', 'property people'])
})

test.each([
  [{ type: 'picture' }, 'skipped', 'it is of type “picture”, not a story'],
  [{ pubStatus: 'cancelled' }, 'failed', expect.stringContaining('pubStatus “cancelled”')],
  [{ type: 'poem' }, 'failed', expect.stringContaining('type “poem”')],
  [{ headlines: 'no list' }, 'failed', expect.stringContaining('read as ninjs 3: headlines “no list”')],
])('%o is %s', async (over, result, reason) => {
  expect(await ninjsItem({ ...story, ...over }, 'a.json, item 1, line 1', reading)).toMatchObject({
    source: 'ninjs:urn:test:1',
    result,
    reason,
  })
})

test('a language that the newsroom does not publish in is kept as a draft, with its name in the story', async () => {
  const read = await readStory({ language: 'de-AT' })
  expect(read).toMatchObject({
    language: 'en',
    hold: 'its language is de-AT; this newsroom publishes in en, uk. An admin can add a language in Settings',
  })
  expect(read.note).toContain('de-AT')
  expect(await readStory({ language: 'uk-UA' })).toMatchObject({ language: 'uk', hold: null, note: null })
})

test('a date that is none is named, and another one or the time of the import stands for it', async () => {
  const read = await readStory({ versionCreated: 'yesterday' })
  expect(read.publishedAt).toEqual(reading.now)
  expect(read.losses).toEqual([
    'versionCreated “yesterday”, which is not a date and time',
    'it has no date: the time of the import stands for it',
  ])
})

const examples = [
  { folder: `${ownInputs}/ninjs`, article: 'article', photo: 'photo', event: 'event' },
  { folder: `${sharedInputs}/ninjs`, article: '005_complex_text_article', photo: '006_photo_only', event: '008_event' },
].filter(({ folder }) => folder.startsWith(ownInputs) || existsSync(folder))

test.each(examples)('an article of several bodies is read; a photo and an event are named: $folder', async ({ folder, ...names }) => {
  const example = (name: string) => ninjsItem(JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')), 'x', reading)
  expect(plainText((await storyIn(example(names.article))).body).split('\n')).toHaveLength(4)
  expect(await example(names.photo)).toMatchObject({ result: 'skipped' })
  expect(await example(names.event)).toMatchObject({ result: 'skipped' })
})

test('a canceled story is recalled for good; a withheld one is recalled when it is live, and a draft otherwise', async () => {
  expect(await ninjsItem({ ...story, pubStatus: 'canceled' }, 'x', reading)).toMatchObject({
    recall: 'its pubStatus is “canceled”',
    otherwise: null,
  })
  const held = await ninjsItem({ ...story, pubStatus: 'withheld' }, 'x', reading)
  expect(held).toMatchObject({ recall: 'its pubStatus is “withheld”', isFinal: false })
  expect((await storyIn(Promise.resolve(held))).hold).toBe('its pubStatus is “withheld”')
})

test('a story dated in the future is a draft, and its date is named', async () => {
  expect((await readStory({ versionCreated: '2999-01-01T00:00:00Z' })).hold).toBe('it is dated 2999-01-01T00:00:00Z, which is to come')
  expect((await readStory({ firstCreated: '2026-11-20T10:00:00Z', versionCreated: '2999-01-01T00:00:00Z' })).hold).toContain('2999')
})
