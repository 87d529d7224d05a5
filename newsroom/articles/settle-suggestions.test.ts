import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { ReplaceStep, Transform } from '@tiptap/pm/transform'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryMarks, arbitraryStory, type Marking, withMarks } from '#testing/arbitrary-suggestions.ts'
import { documentProblem } from './document.ts'
import { hasSuggestions, settleDoc, settleSuggestions } from './settle-suggestions.ts'
import { linesOf, storySchema, textOf } from './story-schema.ts'
import { SuggestsOnly } from './suggests-only.ts'

/** `GALLEY_PROOF=long` makes more. */
const runs = process.env.GALLEY_PROOF === 'long' ? 20_000 : 300
test('the lines of a story are those of its text, without the rest being looked at', () => {
  fc.assert(
    fc.property(arbitraryStory, arbitraryMarks, (story, markings) => {
      const doc = withMarks(story, markings)
      const { headline, dek } = textOf(doc)
      expect(linesOf(doc)).toEqual({ headline, dek })
    }),
    { numRuns: runs },
  )
})

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

test('settled by blocks, a story is what it is when all of it is settled at once', () => {
  fc.assert(
    fc.property(arbitraryStory, arbitraryMarks, (story, markings) => {
      const doc = withMarks(story, markings)
      for (const verdict of ['accept', 'reject'] as const)
        expect(settleDoc(doc, verdict).eq(settleSuggestions(new Transform(doc), verdict).doc)).toBe(true)
    }),
    { numRuns: runs },
  )
}, 600_000)

test('a suggestion on a block and one on a break in it are settled in the order of the whole story', () => {
  const words = { content: [{ type: 'text', text: 'Words' }] }
  const before = { type: 'embed', attrs: { embedId: 'youtube:dQw4w9WgXcQ' } }
  const box = {
    type: 'box',
    marks: [{ type: 'modification', attrs: { id: 'one', before } }],
    content: [
      { type: 'title', ...words },
      { type: 'paragraph', ...words, marks: [{ type: 'insertion', attrs: { id: 'two' } }] },
    ],
  }
  const doc = storySchema.nodeFromJSON({ type: 'doc', content: [{ type: 'headline' }, { type: 'dek' }, box] })
  expect(settleDoc(doc, 'reject').eq(settleSuggestions(new Transform(doc), 'reject').doc)).toBe(true)
})

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
