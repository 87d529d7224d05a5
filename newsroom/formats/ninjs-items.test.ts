import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { inputFiles } from '#testing/inputs.ts'
import { ninjsItem } from './ninjs.ts'
import type { PictureSource, WirePicture } from './picture-source.ts'
import type { WireStory } from './wire-story.ts'

const now = new Date('2026-11-22T00:00:00Z')
/** Pictures whose address holds "here" are at hand. */
const pictures: PictureSource = {
  take: async ({ address, ...words }: WirePicture) =>
    address.includes('here') ? { mediaId: address, ...words } : 'its file is not at hand',
  keep: async () => ({ reason: 'none are kept' }),
  isAtHand: async (address) => address.includes('here'),
}
const reading = { language: 'en', pictures, sections: [], now } as const

async function read(json: unknown): Promise<WireStory> {
  const item = await ninjsItem(json, 'x', reading)
  if ('read' in item) return item.read()
  throw new Error('reason' in item ? item.reason : item.recall)
}

const text = (value: string, contentType?: string, role?: string) => ({ value, ...(contentType && { contentType }), ...(role && { role }) })
const withBodies = (...bodies: object[]) => ({
  uri: 'urn:a',
  versionCreated: '2026-11-20T10:00:00Z',
  headlines: [{ value: 'The Bridge Opens' }],
  bodies,
})
const nitf =
  '<?xml version="1.0"?><nitf><head><title>The bridge opens</title></head><body><body.head><hedline><hl1>The bridge opens</hl1></hedline><byline>By Nora Lind</byline><dateline>Oslo</dateline></body.head><body.content><block><p lede="true">One &amp; two.</p></block><hl2>Then</hl2><p>Three <em>four</em>.</p><media media-type="image"><media-reference source="here.jpg" alternate-text="A bridge"/><media-caption>Seen.</media-caption></media></body.content></body></nitf>'

test.each([
  ['XHTML before plain text', [text('Plain.', 'text/plain', 'main'), text('<p>Marked.</p>', 'application/xhtml+xml')], 'Marked.', []],
  ['body_xhtml of IPTC’s example', [text('Plain.', 'text/plain', 'main'), text('<p>Marked.</p>', 'body_xhtml', 'richtext')], 'Marked.', []],
  [
    'NITF when there is no HTML',
    [text(nitf, 'text/vnd.IPTC.NITF'), text('Plain.', 'text/plain')],
    'One & two.\nThen\nThree four.',
    ['the place of writing “Oslo”'],
  ],
  [
    'plain text when the NITF is broken',
    [text('<?xml version="1.0"?><nitf><p>', 'text/vnd.IPTC.NITF'), text('Plain.', 'text/plain')],
    'Plain.',
    [expect.stringContaining('no XML that can be read')],
  ],
  [
    'plain text before XML that is not known',
    [text('<?xml version="1.0"?><NewsML><a/></NewsML>', 'text/xml'), text('Plain.')],
    'Plain.',
    [expect.stringContaining('text/xml: it is not understood')],
  ],
  ['no source code at all', [text('<?xml version="1.0"?><NewsML><a/></NewsML>')], '', [expect.stringContaining('it is not understood')]],
  [
    'a page with its title and heading',
    [
      text(
        '<html><head><title>The bridge opens</title></head><body><h1>The Bridge opens!</h1><p>The Bridge Opens</p><p>One.</p></body></html>',
        'text/html',
      ),
    ],
    'One.',
    [expect.stringContaining('the title of the page')],
  ],
  ['a ticker sign, which is no markup', [text('PHILLIPS <P> RAISES 3 < 4')], 'PHILLIPS <P> RAISES 3 < 4', []],
  ['lines that are paragraphs', [text('The bridge opens\nOne\r\nTwo', 'text/plain')], 'One\nTwo', []],
  ['empty lines that part paragraphs', [text('One\ngoes on\n\nTwo', 'text/plain')], 'One goes on\nTwo', []],
])('of several bodies the best is taken: %s', async (_name, bodies, wanted, losses) => {
  const story = await read(withBodies(...bodies))
  expect(plainText(story.body)).toBe(wanted)
  expect(story.losses.filter((loss) => !loss.startsWith('a heading of level 1'))).toEqual(losses)
})

test('the byline and the pictures of an NITF text come along', async () => {
  const story = await read(withBodies(text(nitf, 'text/vnd.IPTC.NITF')))
  expect(story.bylines).toMatchObject([{ name: 'Nora Lind' }])
  expect(story.body.content.at(-1)).toMatchObject({ type: 'picture', attrs: { mediaId: 'here.jpg', alt: 'A bridge', caption: 'Seen.' } })
})

const superdesk = {
  guid: 'urn:newsml:localhost:1',
  version: '2',
  type: 'text',
  versioncreated: '2026-11-20T10:00:00+0000',
  firstcreated: '2026-11-20T09:00:00+0000',
  pubstatus: 'usable',
  language: 'en',
  headline: 'Ferry timetable changes',
  byline: 'Nora Lind',
  description_text: 'The last boat goes earlier.',
  description_html: '<p>The last boat goes <b>earlier</b>.</p>',
  body_html: '<p>From Monday the last boat leaves at nine.</p>',
  source: 'Harbour Wire',
  subject: [{ code: '15000000', name: 'Boats' }],
  place: [{ code: 'NSW', name: 'NSW' }],
  associations: {
    featuremedia: {
      type: 'picture',
      byline: 'Leo Brandt',
      headline: 'A boat',
      description_text: 'The boat.',
      renditions: {
        small: { href: 'here-small.jpg', width: 200 },
        original: { href: 'gone.jpg', width: 4000 },
        large: { href: 'here-large.jpg', width: 900 },
      },
    },
  },
}

test('an item of ninjs 1, as Superdesk writes it, comes in whole', async () => {
  expect(await ninjsItem(superdesk, 'x', reading)).toMatchObject({ source: 'ninjs:urn:newsml:localhost:1' })
  expect(await read(superdesk)).toMatchObject({
    headline: 'Ferry timetable changes',
    dek: 'The last boat goes earlier.',
    section: { slug: 'sport' },
    topics: [{ name: 'Boats' }, { name: 'NSW' }],
    bylines: [{ name: 'Nora Lind' }],
    publishedAt: new Date('2026-11-20T09:00:00Z'),
    updatedAt: new Date('2026-11-20T10:00:00Z'),
    hero: { mediaId: 'here-large.jpg', alt: 'A boat', caption: 'The boat.', credit: 'Leo Brandt / Harbour Wire' },
    hold: null,
  })
})

test('an item of ninjs 2 comes in, in capitals of either kind', async () => {
  const item = {
    uri: 'urn:two',
    versioncreated: '2026-11-20T10:00:00Z',
    pubstatus: 'usable',
    altids: [{ role: 'slug', value: 'the-bridge' }],
    headlines: [{ role: 'main', value: 'The bridge' }],
    bodies: [text('Plain.', undefined, 'text'), { role: 'html', contenttype: 'text/html', value: '<p>Marked.</p>' }],
    embargoed: '2026-12-01T00:00:00Z',
  }
  const story = await read(item)
  expect([plainText(story.body), story.slug, story.embargo?.until]).toEqual(['Marked.', 'the-bridge', new Date('2026-12-01T00:00:00Z')])
})

test('an identifier of another kind is let in: ninjs 1 allows objects', async () => {
  const altids = { slug: 'the-bridge', systems: { a: '1' } }
  expect((await read({ ...withBodies(text('One.')), altids })).slug).toBe('the-bridge')
})

test('an embargo that cannot be read as a time holds the story, and its note says so', async () => {
  const story = await read({ ...withBodies(text('One.')), embargoedUntil: 'Monday noon' })
  expect(story.hold).toContain('“Monday noon”, cannot be read')
  expect([story.embargo, story.note]).toEqual([null, expect.stringContaining('Monday noon')])
})

test.each([
  ['an event without a type', { uri: 'urn:a', title: 'Press conference', eventDetails: { dates: {} } }, 'it is an event, not a story'],
  ['a plan without a type', { uri: 'urn:a', title: 'Summit', plannedCoverage: [{}] }, 'it is a plan of coverage, not a story'],
  [
    'a picture without a type',
    { uri: 'urn:a', bodies: [{ value: '...' }], renditions: [{ href: 'a.jpg' }] },
    'it is a picture, a video or a recording, not a story',
  ],
  ['an item that says nothing', { uri: 'urn:a' }, 'it has neither a headline nor a text'],
])('%s is skipped as one', async (_name, item, reason) => {
  expect(await ninjsItem(item, 'x', reading)).toMatchObject({ result: 'skipped', reason })
})

/** One property each that ninjs does not let stand so (after the kinds of IPTC’s test suite, should_fail). */
test.each([
  [{ uri: '' }, 'uri'],
  [{ uri: 7 }, 'uri'],
  [{ uri: 'urn:\u0000a' }, 'uri'],
  [{ profile: 7 }, 'profile'],
  [{ version: 2 }, 'version'],
  [{ pubStatus: 'replaced' }, 'pubStatus'],
  [{ usageTerms: {} }, 'usageTerms'],
  [{ body_text: {} }, 'bodies.0.value'],
  [{ description_text: 7 }, 'descriptions.0.value'],
  [{ person: 'Francesco Schettino' }, 'people'],
  [{ places: ['Italy'] }, 'places.0'],
  [{ altids: 'a string' }, 'altIds'],
  [{ genre: 'Feature' }, 'genres'],
  [{ expires: {} }, 'expires'],
  [{ urgency: 0.1 }, 'urgency'],
  [{ urgency: '4' }, 'urgency'],
  [{ standard: 'ninjs' }, 'standard'],
  [{ associations: ['a'] }, 'associations.0'],
  [{ associations: [{ uri: 'urn:b', by: {} }] }, 'associations.0.by'],
])('%o fails, and says where', async (over, at) => {
  const item = await ninjsItem({ uri: 'urn:a', headlines: [{ value: 'A' }], ...over }, 'file, item 3', reading)
  expect(item).toMatchObject({
    result: 'failed',
    reason: expect.stringMatching(new RegExp(`^file, item 3.*: ${at.replaceAll('.', '\\.')}[ :]`)),
  })
})

test('what is no ninjs at all is named as that, and a version that is not known yet is named', async () => {
  expect(await ninjsItem({ title: 'A' }, 'file, item 3', reading)).toMatchObject({
    reason: expect.stringContaining('neither a uri (ninjs 2 and 3) nor a guid'),
  })
  expect((await read({ ...withBodies(text('One.')), standard: { version: '4.0' } })).losses).toContain(
    'it says that it is ninjs 4.0: it was read as 3.1',
  )
})

test('the notes of its source stand in the story; rights and urgency that have no place are named', async () => {
  const story = await read({
    ...withBodies(text('One.')),
    edNote: 'Adds a name.',
    usageTerms: 'Not in Norway.',
    copyrightNotice: 'Copyright A',
    copyrightHolder: 'A',
    urgency: 3,
  })
  expect(story.note).toBe('Note of its source: Adds a name.\nTerms of use: Not in Norway.')
  expect(story.losses).toEqual(['copyrightNotice “Copyright A”', 'copyrightHolder “A”', 'urgency 3'])
})

test('credits come from the association and from the byline beside a picture', async () => {
  const figure = (src: string, by = '') => `<figure><img src="${src}" alt="x"/>${by}<figcaption>Caption.</figcaption></figure><p>One.</p>`
  const own = await read(withBodies(text(figure('here.jpg', '<div class="byline">Karl Melander/TT</div>'), 'text/html')))
  expect(own.body.content[0]?.attrs).toMatchObject({ credit: 'Karl Melander/TT', caption: 'Caption.' })
  const associations = [{ name: 'a', type: 'picture', uri: 'here.jpg', by: 'Ana Ruiz' }]
  const other = await read({ ...withBodies(text(figure('here.jpg'), 'text/html')), associations })
  expect(other.body.content[0]?.attrs).toMatchObject({ credit: 'Ana Ruiz' })
})

test('a story whose pictures are found later is another one, and is renewed', async () => {
  const item = { ...withBodies(text('One.')), associations: [{ name: 'a', type: 'picture', uri: 'here.jpg' }] }
  const away = { ...reading, pictures: { ...pictures, isAtHand: async () => false } }
  const [before, after, again] = [
    await ninjsItem(item, 'x', away),
    await ninjsItem(item, 'x', reading),
    await ninjsItem(item, 'x', reading),
  ]
  if (!('digest' in before && 'digest' in after && 'digest' in again)) throw new Error('they are stories')
  expect(after.digest).not.toBe(before.digest)
  expect(again.digest).toBe(after.digest)
})

const names = fc.constantFrom(
  'uri',
  'guid',
  'type',
  'pubStatus',
  'headline',
  'headlines',
  'body_html',
  'bodies',
  'associations',
  'renditions',
  'subject',
  'places',
  'altids',
  'by',
  'language',
  'versionCreated',
  'embargoed',
  'standard',
  'constructor',
  '__proto__',
  'descriptions',
  'urgency',
)
const values = fc.oneof(
  fc.jsonValue(),
  fc.array(fc.record({ role: fc.string(), contentType: fc.constantFrom('text/html', 'nitf', 'x'), value: fc.string({ unit: 'binary' }) })),
  fc.string({ unit: 'binary' }),
)

test('whatever an item holds, it is accounted for, and never ends the file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(names, values), { maxLength: 8 }), async (entries) => {
      const json = JSON.parse(
        `{${[['uri', 'urn:a'], ...entries].map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`,
      )
      const item = await ninjsItem(json, 'x', reading)
      if ('read' in item) expect((await item.read()).losses).toBeInstanceOf(Array)
      else if ('recall' in item) expect(item.recall).not.toBe('')
      else expect(item.reason).not.toBe('')
    }),
  )
})

test('JSON nested 200,000 deep costs its item alone', async () => {
  const deep = JSON.parse(`{"uri":"urn:a","headlines":[{"value":"A"}],"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`)
  expect(await ninjsItem(deep, 'file, item 1', reading)).toMatchObject({ result: 'failed', reason: 'file, item 1: it is nested too deep' })
})

test.each(inputFiles('ninjs/*.json', 'ninjs/*.json'))('an example is taken with a headline, or skipped with a reason: %s', async (file) => {
  const item = await ninjsItem(JSON.parse(readFileSync(file, 'utf8')), file, reading)
  if ('read' in item) expect((await item.read()).headline).not.toBe('')
  else expect(item).toMatchObject({ result: 'skipped', reason: expect.stringMatching(/not a story|neither/) })
})
