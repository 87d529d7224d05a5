import fc from 'fast-check'
import { cleanRun, cleanText } from '#lib/clean-text.ts'
import type { ArticleDocument, DocumentMark, DocumentNode } from '#lib/document-types.ts'
import { alignments, boxKinds, figureShapes, type MarkName, type NodeName, pictureLayouts } from '#newsroom/articles/nodes.ts'

/** Arbitrary valid documents for property tests: every node and mark, nested as the schema allows. They have no suggestions, as no text of a draft has (newsroom/articles/draft-text.ts). */
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map(cleanRun)
  .filter((text) => text !== '')
const uuid = fc.uuid({ version: 7 })
const href = fc.constantFrom(
  'https://example.org/a?b=c#d',
  'http://example.org',
  'mailto:desk@example.org',
  'tel:+380441234567',
  '/news/a-story',
  '/',
  'story:019aaaaa-0000-7000-8000-000000000000',
)

const id = fc.record({ id: fc.string({ unit: 'grapheme-ascii', maxLength: 10 }) })
const markAttributes = {
  bold: null,
  italic: null,
  superscript: null,
  subscript: null,
  strikethrough: null,
  link: fc.record({ href }),
  language: fc.record({ code: fc.constantFrom('fr', 'pt-BR', 'zh-Hant-TW') }),
  abbreviation: fc.record({ title: fc.constantFrom('International Atomic Energy Agency', 'Тиск & "сила"') }),
  comment: id,
} satisfies Partial<Record<MarkName, fc.Arbitrary<Record<string, unknown>> | null>>
const everyMark = Object.entries(markAttributes).map(([type, attrs]): fc.Arbitrary<DocumentMark[]> => {
  const mark = attrs ? attrs.map((given) => ({ type, attrs: given })) : fc.constant({ type })
  return fc.option(mark, { nil: undefined }).map((made) => (made ? [made] : []))
})
const marks: fc.Arbitrary<DocumentMark[]> = fc.tuple(...everyMark).map((made) => made.flat())
const run: fc.Arbitrary<DocumentNode> = fc
  .tuple(word, marks)
  .map(([text, carried]) => (carried.length ? { type: 'text', marks: carried, text } : { type: 'text', text }))
const hardBreak = fc.constant<DocumentNode>({ type: 'hardBreak' })
const footnote: fc.Arbitrary<DocumentNode> = word
  .map(cleanText)
  .filter((words) => words !== '')
  .map((words) => ({ type: 'footnote', attrs: { words } }))
const inline = fc.array(fc.oneof({ weight: 10, arbitrary: run }, { weight: 2, arbitrary: hardBreak }, { weight: 1, arbitrary: footnote }), {
  maxLength: 5,
})
const node = (
  type: string,
  content: fc.Arbitrary<DocumentNode[]>,
  attrs?: fc.Arbitrary<Record<string, unknown>>,
): fc.Arbitrary<DocumentNode> =>
  attrs
    ? fc.tuple(content, attrs).map(([inner, given]) => ({ type, attrs: given, content: inner }))
    : content.map((inner) => ({ type, content: inner }))

const paragraph = node('paragraph', inline)
const some = (what: fc.Arbitrary<DocumentNode>) => fc.array(what, { minLength: 1, maxLength: 3 })
const { bulletList, orderedList } = fc.letrec<Record<'bulletList' | 'orderedList' | 'list' | 'item', DocumentNode>>((tie) => ({
  item: node(
    'listItem',
    fc
      .tuple(paragraph, fc.array(fc.oneof({ weight: 3, arbitrary: paragraph }, { weight: 1, arbitrary: tie('list') }), { maxLength: 2 }))
      .map(([first, rest]) => [first, ...rest]),
  ),
  list: fc.oneof({ maxDepth: 3 }, tie('bulletList'), tie('orderedList')),
  bulletList: node('bulletList', some(tie('item'))),
  orderedList: node('orderedList', some(tie('item')), fc.record({ start: fc.integer({ min: 0, max: 100_000 }) })),
}))
const aligned = fc.option(
  fc.constantFrom(...alignments).map((to): DocumentMark => ({ type: 'aligned', attrs: { to } })),
  { nil: undefined, freq: 2 },
)
const cell = (type: string) =>
  node(
    type,
    fc
      .tuple(some(paragraph), aligned)
      .map(([paragraphs, mark]) => (mark ? paragraphs.map((each) => ({ ...each, marks: [mark] })) : paragraphs)),
    fc.constant({ colspan: 1, rowspan: 1, colwidth: null }),
  )
const attribution = node('attribution', inline)
/** Paragraphs, and mostly who said it. */
const quoted = fc.tuple(some(paragraph), fc.option(attribution, { nil: null })).map(([said, source]) => (source ? [...said, source] : said))
const heading = node('heading', inline, fc.record({ level: fc.constantFrom(2, 3) }))
const title = fc.option(node('title', inline), { nil: null })
const box = node(
  'box',
  fc
    .tuple(
      title,
      some(fc.oneof({ weight: 4, arbitrary: paragraph }, { weight: 1, arbitrary: heading }, { weight: 1, arbitrary: bulletList })),
    )
    .map(([first, rest]) => (first ? [first, ...rest] : rest)),
  fc.record({ kind: fc.constantFrom(...boxKinds) }),
)
const picture: fc.Arbitrary<DocumentNode> = fc
  .record({ mediaId: uuid, alt: word, caption: word, credit: word })
  .map((attrs) => ({ type: 'picture', attrs }))
const transcript = fc.array(word.map(cleanText), { maxLength: 3 }).map((lines) => lines.filter((line) => line !== '').join('\n'))
const attachment = (type: NodeName, more: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<DocumentNode> =>
  fc.record({ attachmentId: uuid, title: word, caption: word, credit: word, ...more }).map((attrs) => ({ type, attrs }))
const table: fc.Arbitrary<DocumentNode> = fc
  .integer({ min: 1, max: 3 })
  .chain((columns) =>
    fc
      .tuple(
        fc.array(cell('tableHeader'), { minLength: columns, maxLength: columns }),
        fc.array(fc.array(cell('tableCell'), { minLength: columns, maxLength: columns }), { maxLength: 3 }),
      )
      .map(([head, rows]) => ({ type: 'table', content: [head, ...rows].map((cells) => ({ type: 'tableRow', content: cells })) })),
  )

/** Percent of a picture. */
const share = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10)

const card: fc.Arbitrary<DocumentNode> = uuid.map((articleId) => ({ type: 'relatedStory', attrs: { articleId } }))

type Weighted = { weight: number; arbitrary: fc.Arbitrary<DocumentNode> }
/** Any node that may be at the top of a text, and how often. Null: it is part of another. */
const blocks = {
  doc: null,
  paragraph: { weight: 6, arbitrary: paragraph },
  heading: { weight: 2, arbitrary: heading },
  bulletList: { weight: 1, arbitrary: bulletList },
  orderedList: { weight: 1, arbitrary: orderedList },
  listItem: null,
  blockquote: { weight: 1, arbitrary: node('blockquote', quoted) },
  pullQuote: { weight: 1, arbitrary: node('pullQuote', quoted) },
  attribution: null,
  preformatted: { weight: 1, arbitrary: node('preformatted', inline) },
  box: { weight: 2, arbitrary: box },
  title: null,
  picture: { weight: 1, arbitrary: picture },
  pictures: {
    weight: 1,
    arbitrary: node('pictures', some(picture), fc.record({ layout: fc.constantFrom(...pictureLayouts) })),
  },
  tableFigure: {
    weight: 1,
    arbitrary: node(
      'tableFigure',
      fc.tuple(title, table).map(([first, figures]) => (first ? [first, figures] : [figures])),
      fc.record({ drawnAs: fc.constantFrom(...figureShapes) }),
    ),
  },
  embed: {
    weight: 1,
    arbitrary: node(
      'embed',
      fc
        .tuple(
          fc.option(picture, { nil: null }),
          node('title', inline),
          fc.array(paragraph, { maxLength: 2 }),
          fc.option(attribution, { nil: null }),
        )
        .map(([shown, named, text, author]) => [...(shown ? [shown] : []), named, ...text, ...(author ? [author] : [])]),
      fc.record({ embedId: fc.constantFrom('youtube:dQw4w9WgXcQ', 'x:desk/1', 'page:https://example.org/?a=%22b%22&c') }),
    ),
  },
  audio: { weight: 1, arbitrary: attachment('audio', { transcript }) },
  video: {
    weight: 1,
    arbitrary: attachment('video', { transcript, captionsId: fc.option(uuid, { nil: null }), mediaId: fc.option(uuid, { nil: null }) }),
  },
  document: { weight: 1, arbitrary: attachment('document', {}) },
  readAlso: { weight: 1, arbitrary: node('readAlso', some(card)) },
  relatedStory: { weight: 1, arbitrary: card },
  map: {
    weight: 1,
    arbitrary: node(
      'map',
      fc.tuple(fc.option(picture, { nil: null }), node('title', inline)).map(([shown, named]) => [...(shown ? [shown] : []), named]),
      fc.record({
        marker: fc.record({ x: share, y: share }),
        coordinates: fc.constantFrom('', '49.9935, 36.2304', '-33.868812, 151', '0, -0.000001'),
      }),
    ),
  },
  horizontalRule: { weight: 1, arbitrary: fc.constant({ type: 'horizontalRule' }) },
  table: { weight: 1, arbitrary: table },
  tableRow: null,
  tableHeader: null,
  tableCell: null,
  footnote: null,
  hardBreak: null,
  text: null,
} satisfies Record<NodeName, Weighted | null>
const block = fc.oneof(...Object.values<Weighted | null>(blocks).flatMap((one) => one ?? []))

export const arbitraryDocument: fc.Arbitrary<ArticleDocument> = fc
  .array(block, { minLength: 1, maxLength: 8 })
  .map((content) => ({ type: 'doc', content }))
