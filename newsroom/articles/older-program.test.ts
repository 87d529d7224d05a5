import { Schema } from '@tiptap/pm/model'
import { Step } from '@tiptap/pm/transform'
import { expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { documentProblem } from './document.ts'
import { storyOf, storySchema } from './story-schema.ts'

/** The blocks that came with decisions 0058 and 0066. A program before it does not know them. */
const fresh = ['pullQuote', 'attribution', 'preformatted', 'box', 'title', 'pictures', 'tableFigure', 'embed', 'readAlso', 'map']

const freshMarks = ['strikethrough', 'aligned', 'language', 'abbreviation']

/** The schema of a program before these blocks: quotations and texts as they were. */
const older = new Schema({
  nodes: Object.fromEntries(
    Object.entries(storySchema.spec.nodes.toObject())
      .filter(([name]) => !fresh.includes(name))
      .map(([name, spec]) => [name, name === 'blockquote' ? { ...spec, content: 'paragraph+' } : { ...spec, ...withoutNewer(spec.marks) }]),
  ),
  marks: freshMarks.reduce((known, name) => known.remove(name), storySchema.spec.marks),
})

/** The marks of a node that this program knows. */
function withoutNewer(marks: string | undefined): { marks?: string } {
  return marks === undefined
    ? {}
    : {
        marks: marks
          .split(' ')
          .filter((name) => !freshMarks.includes(name))
          .join(' '),
      }
}

const words = (text: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const picture = {
  type: 'picture',
  attrs: { mediaId: '019aaaaa-0000-7000-8000-000000000000', alt: '', caption: '', credit: '' },
}
const table: DocumentNode = { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [words('1')] }] }] }
const story = (...content: DocumentNode[]) => storyOf({ headline: 'One', dek: '', body: { type: 'doc', content } })

test('a story without the newer blocks is, letter for letter, what an older program reads and writes', () => {
  const json = story(words('a'), { type: 'blockquote', content: [words('b')] }, picture, table).toJSON()
  expect(JSON.stringify(older.nodeFromJSON(json).toJSON())).toBe(JSON.stringify(json))
})

test.each<DocumentNode>([
  { type: 'box', content: [words('a')] },
  { type: 'pullQuote', content: [words('a')] },
  { type: 'preformatted' },
  { type: 'blockquote', content: [words('a'), { type: 'attribution' }] },
  { type: 'pictures', content: [picture] },
  { type: 'tableFigure', content: [table] },
  { type: 'embed', attrs: { embedId: 'youtube:dQw4w9WgXcQ' }, content: [{ type: 'title' }] },
  { type: 'readAlso' },
  { type: 'map', content: [picture, { type: 'title' }] },
  { type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'language', attrs: { code: 'fr' } }] }] },
  { type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'abbreviation', attrs: { title: 'b' } }] }] },
  { type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'strikethrough' }] }] },
  {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [{ type: 'tableCell', content: [{ ...words('1'), marks: [{ type: 'aligned', attrs: { to: 'center' } }] }] }],
      },
    ],
  },
])('an older program refuses $type rather than reading the story without it, also as a step', (block) => {
  const doc = story(block)
  expect(() => older.nodeFromJSON(doc.toJSON())).toThrow(RangeError)
  const step = { stepType: 'replace', from: 7, to: 7, slice: { content: [block] } }
  expect(Step.fromJSON(storySchema, step).apply(story(words('b'))).failed).toBeNull()
  expect(() => Step.fromJSON(older, step)).toThrow(RangeError)
})

test.each(['page:javascript:alert(1)', 'youtube:"><script>', 'https://www.youtube.com/', '', null])(
  'an embed of %s is no block of a story',
  (embedId) => {
    const embed = { type: 'embed', attrs: { embedId }, content: [{ type: 'title' }] }
    expect(documentProblem({ type: 'doc', content: [embed] })?.at).toBe('doc > embed[0]')
  },
)
