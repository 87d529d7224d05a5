import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { AddNodeMarkStep, ReplaceStep, Transform } from '@tiptap/pm/transform'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { documentProblem } from './document.ts'
import { type NodeName, type NodeSpec, nodeSpecs } from './nodes.ts'
import { hasSuggestions, settleDoc } from './settle-suggestions.ts'
import { storyOf, storySchema, textOf } from './story-schema.ts'
import { SuggestsOnly } from './suggests-only.ts'

/** `GALLEY_PROOF=long` makes more. */
const runs = process.env.GALLEY_PROOF === 'long' ? 20_000 : 300
const picture = { mediaId: '019aaaaa-0000-7000-8000-000000000000', alt: '', caption: '', credit: '' }
const related = { articleId: picture.mediaId }

/** Any kind that a block may have had, also one that it can never have had. */
const befores = [
  null,
  { marks: [] },
  { marks: [{ type: 'bold' }, { type: 'link', attrs: { href: '/' } }] },
  ...Object.entries<NodeSpec>(nodeSpecs).map(([type]) => ({
    type: type as NodeName,
    attrs: type === 'picture' ? picture : type === 'relatedStory' ? related : {},
  })),
]
type Marking = { at: number; name: string; id: string; before: unknown }
const arbitraryMarks: fc.Arbitrary<Marking[]> = fc.array(
  fc.record({
    at: fc.nat(1000),
    name: fc.constantFrom('insertion', 'deletion', 'modification'),
    id: fc.constantFrom('own', 'others'),
    before: fc.constantFrom(...befores),
  }),
  { maxLength: 12 },
)

/** The document with suggestions on any of its nodes, headline and dek too. */
function withMarks(doc: Node, markings: readonly Marking[]): Node {
  const tr = new Transform(doc)
  for (const { at, name, id, before } of markings) {
    const places: { node: Node; position: number }[] = []
    tr.doc.descendants((node, position) => {
      places.push({ node, position })
    })
    const place = places[at % places.length]
    if (!place) continue
    const mark = storySchema.mark(name, name === 'modification' ? { id, before } : { id })
    if (place.node.isInline) tr.addMark(place.position, place.position + place.node.nodeSize, mark)
    else tr.maybeStep(new AddNodeMarkStep(place.position, mark))
  }
  return tr.doc
}

const lines = fc.constantFrom('', 'One line')
const arbitraryStory = fc.tuple(lines, lines, arbitraryDocument).map(([headline, dek, body]) => storyOf({ headline, dek, body }))

test('whatever is suggested on whatever, it can be settled, and what is left is a valid story without suggestions', () => {
  fc.assert(
    fc.property(arbitraryStory, arbitraryMarks, (story, markings) => {
      const doc = withMarks(story, markings)
      for (const verdict of ['accept', 'reject'] as const) {
        const all = settleDoc(doc, verdict)
        all.check()
        expect(hasSuggestions(all)).toBe(false)
        settleDoc(doc, verdict, { isChosen: (id) => id === 'own' }).check()
      }
      expect(documentProblem(textOf(doc).body)).toBeNull()
    }),
    { numRuns: runs },
  )
}, 600_000)

/** What one person might change: a block goes, comes twice, gets words, marks, or another place. */
const arbitraryChange = fc.record({
  what: fc.constantFrom('remove', 'double', 'mark', 'write'),
  at: fc.nat(1000),
  markings: arbitraryMarks,
})

function change(doc: Node, { what, at, markings }: { what: string; at: number; markings: Marking[] }): Node {
  if (what === 'mark') return withMarks(doc, markings.slice(0, 2))
  const place = 2 + (at % (doc.childCount - 2))
  const block = doc.child(place)
  const blocks = Array.from({ length: doc.childCount }, (_, index) => doc.child(index))
  if (what === 'remove') return doc.childCount > 3 ? doc.copy(Fragment.from(blocks.toSpliced(place, 1))) : doc
  if (what === 'double')
    return doc.copy(Fragment.from(blocks.toSpliced(place, 0, withMarks(doc.copy(Fragment.from(block)), markings).child(0))))
  if (!block.isTextblock) return doc
  const start = blocks.slice(0, place).reduce((sum, { nodeSize }) => sum + nodeSize, 1)
  return new ReplaceStep(start, start, new Slice(Fragment.from(storySchema.text('x')), 0, 0)).apply(doc).doc ?? doc
}

test('whether a change is one’s own suggestion is told by the blocks around it as by the whole story', () => {
  const told = { yes: 0, no: 0 }
  fc.assert(
    fc.property(arbitraryStory, arbitraryMarks, fc.array(arbitraryChange, { minLength: 1, maxLength: 3 }), (story, markings, changes) => {
      const before = withMarks(story, markings)
      const after = changes.reduce(change, before)
      const isOwn = (id: string) => id === 'own'
      const without = (doc: Node) => settleDoc(doc, 'reject', { isChosen: isOwn })
      const expected = without(before).eq(without(after))
      expect(new SuggestsOnly(isOwn).isSuggestion(before, after)).toBe(expected)
      told[expected ? 'yes' : 'no'] += 1
    }),
    { numRuns: runs },
  )
  expect(Math.min(told.yes, told.no)).toBeGreaterThan(runs / 20)
}, 600_000)
