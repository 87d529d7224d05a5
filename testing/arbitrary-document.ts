import fc from 'fast-check'
import { cleanRun } from '#lib/clean-text.ts'
import type { ArticleDocument, DocumentMark, DocumentNode } from '#lib/document-types.ts'

/** Any document that a writer could make, for property tests: every node and mark, nested as the schema lets them. */
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
)

const markNames = ['bold', 'italic', 'superscript', 'subscript', 'link', 'insertion', 'deletion', 'modification', 'comment'] as const
const marks: fc.Arbitrary<DocumentMark[]> = fc
  .tuple(fc.subarray([...markNames]), href, fc.string({ unit: 'grapheme-ascii', maxLength: 10 }))
  .map(([names, address, id]) =>
    names.map((type) => {
      if (['bold', 'italic', 'superscript', 'subscript'].includes(type)) return { type }
      return { type, attrs: type === 'link' ? { href: address } : { id } }
    }),
  )
const run: fc.Arbitrary<DocumentNode> = fc
  .tuple(word, marks)
  .map(([text, carried]) => (carried.length ? { type: 'text', marks: carried, text } : { type: 'text', text }))
const inline = fc.array(
  fc.oneof({ weight: 5, arbitrary: run }, { weight: 1, arbitrary: fc.constant<DocumentNode>({ type: 'hardBreak' }) }),
  { maxLength: 5 },
)
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
const { list } = fc.letrec<{ list: DocumentNode; item: DocumentNode }>((tie) => ({
  item: node(
    'listItem',
    fc
      .tuple(paragraph, fc.array(fc.oneof({ weight: 3, arbitrary: paragraph }, { weight: 1, arbitrary: tie('list') }), { maxLength: 2 }))
      .map(([first, rest]) => [first, ...rest]),
  ),
  list: fc.oneof(
    { maxDepth: 3 },
    node('bulletList', some(tie('item'))),
    node('orderedList', some(tie('item')), fc.record({ start: fc.integer({ min: 0, max: 100_000 }) })),
  ),
}))
const cell = (type: string) => node(type, some(paragraph), fc.constant({ colspan: 1, rowspan: 1, colwidth: null }))
const table = fc
  .integer({ min: 1, max: 3 })
  .chain((columns) =>
    fc
      .tuple(
        fc.array(cell('tableHeader'), { minLength: columns, maxLength: columns }),
        fc.array(fc.array(cell('tableCell'), { minLength: columns, maxLength: columns }), { maxLength: 3 }),
      )
      .map(([head, rows]) => ({ type: 'table', content: [head, ...rows].map((cells) => ({ type: 'tableRow', content: cells })) })),
  )

const block = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  { weight: 2, arbitrary: node('heading', inline, fc.record({ level: fc.constantFrom(2, 3) })) },
  { weight: 2, arbitrary: list },
  node('blockquote', some(paragraph)),
  table,
  fc.record({ mediaId: uuid, alt: word, caption: word, credit: word }).map((attrs) => ({ type: 'picture', attrs })),
  uuid.map((articleId) => ({ type: 'relatedStory', attrs: { articleId } })),
  fc.constant({ type: 'horizontalRule' }),
)

export const arbitraryDocument: fc.Arbitrary<ArticleDocument> = fc
  .array(block, { minLength: 1, maxLength: 8 })
  .map((content) => ({ type: 'doc', content }))
