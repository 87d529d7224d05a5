import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import type { ArticleDocument, DocumentMark, DocumentNode } from '#lib/document-types.ts'
import type { ProviderName } from '#lib/embeds/providers.ts'
import type { Outcome } from '#lib/outcome.ts'
import { type BoxKind, boxKinds, type FigureShape, figureShapes, type PictureLayout, pictureLayouts } from '#newsroom/articles/nodes.ts'
import { replaceText } from '#newsroom/articles/replace-text.ts'
import { addAttachment } from '#newsroom/attachments/add-attachment.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import type { Cast } from './cast.ts'
import { liveStory } from './live-story.ts'
import { mp3File, pdfFile, webmFile } from './recordings.ts'

type Words = string | DocumentNode
const text = (words: string, ...marks: DocumentMark[]): DocumentNode => ({ type: 'text', ...(marks.length > 0 && { marks }), text: words })
const toNode = (words: Words): DocumentNode => (typeof words === 'string' ? text(words) : words)
const line = (type: string, ...words: Words[]): DocumentNode => ({ type, content: words.map(toNode) })
const paragraph = (...words: Words[]) => line('paragraph', ...words)
const note = (words: string): DocumentNode => ({ type: 'footnote', attrs: { words } })
const item = (...content: DocumentNode[]): DocumentNode => ({ type: 'listItem', content })

/** Files of a story: a broad, an upright, a very broad and a small picture, and one of each kind of attachment. */
type Files = Record<'broad' | 'upright' | 'panorama' | 'small' | 'sound' | 'film' | 'captions' | 'pdf', string>

const pictureOf = (mediaId: string, caption: string): DocumentNode => ({
  type: 'picture',
  attrs: { mediaId, alt: `${caption}, seen from the bank`, caption: `${caption}.`, credit: 'Olena Hrytsenko' },
})

const words: DocumentNode[] = [
  paragraph(
    text('The bridge opened at five in the morning', { type: 'bold' }),
    ', and the ',
    text('Donaudampfschifffahrtsgesellschaftskapitän', { type: 'language', attrs: { code: 'de' } }),
    ' was ',
    text('not', { type: 'italic' }),
    ' there',
    note('He says that he was asleep. His wife says that he was at https://harbour.example/a/very/long/address/without/a/blank.'),
    '. The ',
    text('IAEA', { type: 'abbreviation', attrs: { title: 'International Atomic Energy Agency' } }),
    ' counted 10',
    text('6', { type: 'superscript' }),
    ' tonnes of CO',
    text('2', { type: 'subscript' }),
    ', which costs ',
    text('62', { type: 'strikethrough' }),
    ' 41 million',
    note('In the prices of 2026.'),
    '.',
    { type: 'hardBreak' },
    'More is ',
    text('in the report', { type: 'link', attrs: { href: 'https://report.example/bridge?page=12' } }),
    '.',
  ),
  { type: 'heading', attrs: { level: 2 }, content: [text('What was built')] },
  paragraph('Two roads, one of them for trams.'),
  { type: 'heading', attrs: { level: 3 }, content: [text('By whom')] },
  {
    type: 'bulletList',
    content: [
      item(paragraph('The county, which paid')),
      item(paragraph('The town'), { type: 'bulletList', content: [item(paragraph('its engineers')), item(paragraph('its divers'))] }),
    ],
  },
  { type: 'orderedList', attrs: { start: 9 }, content: [item(paragraph('The ninth span')), item(paragraph('The tenth span'))] },
]

const quotations: DocumentNode[] = [
  { type: 'blockquote', content: [paragraph('“We were careful, and it took as long as it took.”')] },
  { type: 'blockquote', content: [paragraph('“I would do it again.”'), line('attribution', 'Nataliia Dubyna, team leader')] },
  { type: 'pullQuote', content: [paragraph('A bridge is a thing that one notices twice.'), line('attribution', 'Halyna Stets')] },
  { type: 'preformatted', content: [text('05:00  opens'), { type: 'hardBreak' }, text(`05:12  ${'first_tram_of_the_day_'.repeat(6)}`)] },
  { type: 'horizontalRule' },
]

const boxes = {
  facts: [
    {
      type: 'box',
      attrs: { kind: 'facts' },
      content: [
        line('title', 'The bridge in figures'),
        paragraph('It is 1,204 metres long.'),
        { type: 'orderedList', attrs: { start: 1 }, content: [item(paragraph('Begun in 1908')), item(paragraph('Rebuilt in 2026'))] },
      ],
    },
  ],
  points: [
    {
      type: 'box',
      attrs: { kind: 'points' },
      content: [{ type: 'bulletList', content: [item(paragraph('Trams from May')), item(paragraph('Cars from June'))] }],
    },
  ],
  answer: ['Who paid for it?', 'Who may cross?'].map((asked) => ({
    type: 'box',
    attrs: { kind: 'answer' },
    content: [line('title', asked), paragraph('Everybody, in the end.')],
  })),
  moment: ['1908', '11 November 1943', '2026'].map((when) => ({
    type: 'box',
    attrs: { kind: 'moment' },
    content: [line('title', when), paragraph('The bridge is built, once more.')],
  })),
} satisfies Record<BoxKind, DocumentNode[]>

type Cell = string | { words: string; to?: 'left' | 'center' | 'right'; colspan?: number; rowspan?: number }
const cell = (type: 'tableHeader' | 'tableCell', given: Cell): DocumentNode => {
  const { words, to, colspan = 1, rowspan = 1 } = typeof given === 'string' ? { words: given } : given
  const aligned = to && { marks: [{ type: 'aligned', attrs: { to } }] }
  return { type, attrs: { colspan, rowspan, colwidth: null }, content: [{ ...paragraph(words), ...aligned }] }
}
const row = (type: 'tableHeader' | 'tableCell', ...cells: Cell[]): DocumentNode => ({
  type: 'tableRow',
  content: cells.map((each) => cell(type, each)),
})
const passengers: DocumentNode = {
  type: 'table',
  content: [
    row('tableHeader', 'Way', 'This year', 'Last year'),
    row('tableCell', 'Donaudampfschifffahrtsgesellschaft', '1,840,000', '1,204,000'),
    row('tableCell', 'Ferry', '920,500', '880,000'),
    row('tableCell', 'On foot', '212,000', '190,000'),
  ],
}
const table: DocumentNode = {
  type: 'table',
  content: [
    row('tableHeader', 'Street', 'Length', 'Opened', 'Closed', 'Reopened', 'Passengers', 'Trams', 'Depot'),
    row('tableCell', 'Soborna', '6.1 km', { words: '1932', to: 'center' }, '2022', '2026', '18 400', '12', 'Northern'),
    row('tableCell', 'Naberezhna', '12.4 km', { words: '1951', to: 'center' }, { words: 'Never', colspan: 2 }, '9 100', '4', 'Southern'),
  ],
}
const figures = {
  table: 'Passengers by way of crossing',
  bars: 'Passengers as bars',
  lines: 'Passengers as lines',
  stacked: 'Passengers, one on another',
} satisfies Record<FigureShape, string>

/** An id of each provider. */
const embedIds = {
  youtube: 'dQw4w9WgXcQ',
  vimeo: '76979871',
  x: 'harbour/1234567890',
  telegram: 'harbour/42',
  bluesky: 'harbour.example/3kabcdefghi2a',
  instagram: 'p/Cabcdefghij',
  tiktok: '@harbour/7123456789012345678',
  facebook: 'harbour/posts/1234567890',
  threads: '@harbour/Cabcdefghij',
  spotify: 'episode/4rOoJ6Egrf8K2IrywzwOMk',
  soundcloud: 'harbour/the-horn',
  datawrapper: 'aBc12',
  flourish: 'visualisation/123456',
  googleMaps: '50.4501,30.5234,15',
  openStreetMap: '15/50.4501/30.5234!',
  reddit: 'harbour/abc123',
  mastodon: 'social.example/@harbour/109876543210987654',
  page: 'https://paper.example/news/the-bridge-is-open',
} satisfies Record<ProviderName, string>

/** Every second one has a picture, every third one no words but its title. */
const embedOf = ([provider, id]: [string, string], at: number, { broad, upright }: Files): DocumentNode => ({
  type: 'embed',
  attrs: { embedId: `${provider}:${id}` },
  content: [
    ...(at % 2 === 0 ? [pictureOf(at % 4 === 0 ? broad : upright, 'The bridge')] : []),
    line('title', `The bridge on ${provider}`),
    ...(at % 3 === 0 ? [] : [paragraph('A crane lowers the last span.'), line('attribution', 'The harbour office')]),
  ],
})

const shownPictures = ({ broad, upright, panorama, small }: Files): Record<PictureLayout, string[]> => ({
  wide: [broad],
  full: [panorama],
  row: [broad, upright, small],
  gallery: [broad, upright, panorama, small],
})

/** At each corner and edge, with short and long names, with and without coordinates; one whose name is one long word, one without a name. */
const maps = ({ broad, upright, panorama, small }: Files): DocumentNode[] =>
  (
    [
      [broad, 50, 71, '49.9935, 36.2304', 'The old bridge'],
      [upright, 0, 0, '', 'The landing stage of the ferry, below the monastery of Saint Nicholas, where the queue begins'],
      [panorama, 100, 100, '-33.8688, 151.2093', 'Donaudampfschifffahrtsgesellschaft'],
      [small, 98.5, 2, '', 'A boat'],
      [broad, 30, 30, '0, 0', 'Null Island'],
    ] as const
  ).map(([mediaId, x, y, coordinates, name]) => ({
    type: 'map',
    attrs: { marker: { x, y }, coordinates },
    content: [pictureOf(mediaId, 'A map of the river'), line('title', name)],
  }))

/** A story with every node and mark that readers can meet, each with what is hardest for its surroundings. `stories` are others of ours. */
export function wholeStory(files: Files, stories: readonly string[]): ArticleDocument {
  const { broad, upright, small, sound, film, captions, pdf } = files
  const about = { title: 'The first tram', caption: 'Recorded at five in the morning.', credit: 'Olena Hrytsenko' }
  const cards = stories.map((articleId): DocumentNode => ({ type: 'relatedStory', attrs: { articleId } }))
  const layouts = shownPictures(files)
  return {
    type: 'doc',
    content: [
      ...words,
      paragraph('It was ', text('the story of last week', { type: 'link', attrs: { href: `story:${stories[0]}` } }), '.'),
      ...quotations,
      ...[broad, upright, small].map((mediaId) => pictureOf(mediaId, 'The bridge at dawn')),
      ...pictureLayouts.map((layout) => ({
        type: 'pictures',
        attrs: { layout },
        content: layouts[layout].map((mediaId) => pictureOf(mediaId, `The bridge, ${layout}`)),
      })),
      { type: 'pictures', attrs: { layout: 'gallery' }, content: [pictureOf(upright, 'The old bridge'), pictureOf(broad, 'The new one')] },
      ...boxKinds.flatMap((kind) => boxes[kind]),
      table,
      ...figureShapes.map((drawnAs) => ({
        type: 'tableFigure',
        attrs: { drawnAs },
        content: [line('title', figures[drawnAs]), passengers],
      })),
      ...cards,
      { type: 'audio', attrs: { attachmentId: sound, ...about, transcript: 'A bell.\nThe doors close.' } },
      { type: 'video', attrs: { attachmentId: film, captionsId: captions, mediaId: broad, ...about, transcript: 'A bell.' } },
      { type: 'document', attrs: { attachmentId: pdf, ...about, title: 'The timetable' } },
      ...Object.entries(embedIds).map((each, at) => embedOf(each, at, files)),
      ...maps(files),
      { type: 'readAlso', content: cards },
      paragraph('It ends here.'),
    ],
  }
}

/** Uploads the files of the whole story and writes it over one of the cast's; returns the version of its draft. */
export async function writeWholeStory(cast: Cast, articleId: string): Promise<number> {
  const [draft] = await database()
    .select({ headline: drafts.headline, dek: drafts.dek, version: drafts.version })
    .from(drafts)
    .where(eq(drafts.articleId, articleId))
  if (!draft) throw new Error('the cast has no such story')
  const other = await liveStory(cast, { slug: 'the-old-bridge', at: new Date() })
  const files = await addFiles(cast)
  const hero = { mediaId: files.broad, alt: 'A bridge over a river', caption: 'The bridge at noon.', credit: 'Olena Hrytsenko' }
  await database().update(articles).set({ hero }).where(eq(articles.id, articleId))
  const body = wholeStory(files, [cast.articles.published, other])
  return expectDone(await replaceText(cast.marta, { ...draft, articleId, seenVersion: draft.version, body })).version
}

/** Publishes the whole story in the place of the cast's submitted one; returns its address. */
export async function publishWholeStory(cast: Cast): Promise<string> {
  const articleId = cast.articles.submitted
  const draft = await writeWholeStory(cast, articleId)
  const [article] = await database().select({ version: articles.version }).from(articles).where(eq(articles.id, articleId))
  return expectDone(await publish(cast.marta, { articleId, seen: { article: article?.version ?? 1, draft } })).path
}

async function addFiles({ olena }: Cast): Promise<Files> {
  const picture = async (name: string, width: number, height: number) =>
    expectDone(await addPicture(olena, { name: `${name}.png`, bytes: await drawPicture(width, height) }, { renditions: 'now' })).id
  const attachment = async (name: string, bytes: Uint8Array) => expectDone(await addAttachment(olena, { name, bytes })).id
  return {
    broad: await picture('broad', 1500, 1000),
    upright: await picture('upright', 800, 1400),
    panorama: await picture('panorama', 2000, 500),
    small: await picture('small', 320, 240),
    sound: await attachment('tram.mp3', await mp3File()),
    film: await attachment('tram.webm', await webmFile()),
    captions: await attachment('tram.vtt', Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nThe tram leaves')),
    pdf: await attachment('timetable.pdf', await pdfFile()),
  }
}

/** A sky, a river and a bridge, so that one sees how a picture is cropped. */
function drawPicture(width: number, height: number): Promise<Buffer> {
  const arches = Array.from({ length: 5 }, (_, at) => `<circle cx="${at * 20 + 10}" cy="62" r="7" fill="#9fb8c8"/>`).join('')
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 100 100" preserveAspectRatio="none">
    <rect width="100" height="100" fill="#9fb8c8"/><circle cx="78" cy="24" r="9" fill="#e8b04a"/>
    <rect y="70" width="100" height="30" fill="#35566b"/><rect y="50" width="100" height="12" fill="#5b4a42"/>${arches}
    <rect width="100" height="100" fill="none" stroke="#c04020" stroke-width="1"/></svg>`
  return sharp(Buffer.from(drawing)).png().toBuffer()
}

function expectDone<Value>(outcome: Outcome<Value, string>): Value {
  if (!outcome.ok) throw new Error(`the whole story: ${outcome.problem} ${JSON.stringify(outcome)}`)
  return outcome.value
}
