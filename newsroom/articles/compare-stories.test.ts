import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { type Compared, compareStories, isUnchanged, sideOf } from './compare-stories.ts'
import { stepsBetween } from './comparison-steps.ts'
import type { DraftText } from './draft-text.ts'
import { storyOf, textOf } from './story-schema.ts'

const text = (words: string, ...marks: string[]): DocumentNode =>
  marks.length > 0 ? { type: 'text', text: words, marks: marks.map((type) => ({ type })) } : { type: 'text', text: words }
const line = (...content: (string | DocumentNode)[]): DocumentNode => ({
  type: 'paragraph',
  content: content.map((each) => (typeof each === 'string' ? text(each) : each)),
})
const story = (...content: DocumentNode[]): DraftText => textOf(storyOf({ headline: 'Rain', dek: '', body: { type: 'doc', content } }))

/** A comparison as one reads it: [-removed-], [+added+], [~now in another format~]. */
const read = (compared: readonly Compared[]): string =>
  compared
    .map((each) => {
      if (each.is === 'changed')
        return each.after.text === undefined ? `${each.after.type}(${read(each.content)})` : `[~${each.after.text}~]`
      const words = wordsOf(each.node)
      const signs = { same: ['', ''], added: ['[+', '+]'], removed: ['[-', '-]'], 'moved-away': ['[<', '<]'], 'moved-here': ['[>', '>]'] }[
        each.is
      ]
      return `${signs[0]}${words}${signs[1]}`
    })
    .join('')
const wordsOf = (node: DocumentNode): string => node.text ?? (node.content ?? []).map(wordsOf).join('')

const compareBlocks = (before: DocumentNode[], after: DocumentNode[]) => read(compareStories(story(...before), story(...after)).blocks)

test('words that were added and removed stand where they are read', () => {
  expect(compareBlocks([line('It rained hard in Kyiv.')], [line('It rained very hard in Lviv.')])).toBe(
    'paragraph(It rained [+very +]hard in [-Kyiv-][+Lviv+].)',
  )
})

test('neighbouring changed words are one phrase', () => {
  expect(compareBlocks([line('He said one two three yesterday')], [line('He said four five six yesterday')])).toBe(
    'paragraph(He said [-one two three-][+four five six+] yesterday)',
  )
})

test('a changed format is no changed word', () => {
  expect(compareBlocks([line('It rained hard.')], [line('It ', text('rained', 'bold'), ' hard.')])).toBe('paragraph(It [~rained~] hard.)')
})

test('a block that was moved as it is has two places, and is not removed and added', () => {
  const [one, two, three] = [line('One stands here.'), line('Two goes up.'), line('Three stays.')]
  expect(compareBlocks([one, three, two], [two, one, three])).toBe('[>Two goes up.>]One stands here.Three stays.[<Two goes up.<]')
})

test('a paragraph that became a subhead has changed, not its words', () => {
  expect(compareBlocks([line('The rain')], [{ type: 'heading', attrs: { level: 2 }, content: [text('The rain')] }])).toBe(
    'heading(The rain)',
  )
})

test('a list is compared item by item, a table cell by cell', () => {
  const list = (...items: string[]): DocumentNode => ({
    type: 'bulletList',
    content: items.map((item) => ({ type: 'listItem', content: [line(item)] })),
  })
  expect(compareBlocks([list('bread', 'butter and salt')], [list('bread', 'water', 'butter and pepper')])).toBe(
    'bulletList(bread[+water+]listItem(paragraph(butter and [-salt-][+pepper+])))',
  )
  const table = (...cells: string[]): DocumentNode => ({
    type: 'table',
    content: [{ type: 'tableRow', content: cells.map((cell) => ({ type: 'tableCell', content: [line(cell)] })) }],
  })
  expect(compareBlocks([table('Kyiv', '9')], [table('Kyiv', '10')])).toBe('table(tableRow(KyivtableCell(paragraph([-9-][+10+]))))')
})

const arbitraryText: fc.Arbitrary<DraftText> = fc.tuple(fc.lorem({ maxCount: 4 }), fc.lorem({ maxCount: 4 }), arbitraryDocument).map(
  // As the schema writes it: with all defaults, and neighbouring texts joined.
  ([headline, dek, body]) => textOf(storyOf({ headline, dek, body })),
)

/** Another text with much of the first: blocks are missing, repeated, moved, or have words and marks of others. */
const related = fc
  .tuple(arbitraryText, arbitraryText, fc.array(fc.nat(9), { minLength: 1, maxLength: 10 }), fc.boolean())
  .map(([one, other, order, keepsLines]): [DraftText, DraftText] => {
    const blocks = [...one.body.content, ...other.body.content.slice(0, 2)]
    const content = order.map((place) => blocks[place % blocks.length] ?? { type: 'paragraph' }).map(editWords(order))
    const lines = keepsLines ? one : other
    return [one, textOf(storyOf({ headline: lines.headline, dek: other.dek, body: { type: 'doc', content } }))]
  })

/** Changes every third text: a word more, or another mark. */
const editWords =
  (order: number[]) =>
  (node: DocumentNode, place: number): DocumentNode => {
    if (node.text !== undefined) {
      const kind = (order[place % order.length] ?? 0) % 3
      if (kind === 1) return { ...node, text: `${node.text} more` }
      return kind === 2 ? { ...node, marks: node.marks ? [] : [{ type: 'bold' }] } : node
    }
    return node.content ? { ...node, content: node.content.map(editWords(order)) } : node
  }

const runs = { numRuns: process.env.GALLEY_PROOF === 'long' ? 500 : 60 }
const pairOfTexts = fc.oneof(related, fc.tuple(arbitraryText, arbitraryText))

test('both texts can be read from their comparison', () => {
  fc.assert(
    fc.property(pairOfTexts, ([before, after]) => {
      const compared = compareStories(before, after)
      expect(sideOf(compared, 'before')).toEqual(before)
      expect(sideOf(compared, 'after')).toEqual(after)
    }),
    runs,
  )
})

test('a text compared with itself has no changes', () => {
  fc.assert(
    fc.property(arbitraryText, (one) => {
      expect(isUnchanged(compareStories(one, one))).toBe(true)
      expect(stepsBetween(one, one).steps).toEqual([])
    }),
    runs,
  )
})

test('the steps between two texts make exactly the second of the first, and their inverses the first of the second', () => {
  let whole = 0
  fc.assert(
    fc.property(pairOfTexts, ([before, after]) => {
      const tr = stepsBetween(before, after)
      if (tr.steps.length === 1) whole += 1
      expect(textOf(tr.doc)).toEqual(after)
      for (const doc of [...tr.docs, tr.doc]) doc.check()
      const back = tr.steps.toReversed().reduce((doc, step, at) => {
        const undone = step.invert(tr.docs.at(-1 - at) ?? doc).apply(doc)
        if (!undone.doc) throw new Error(undone.failed ?? '')
        return undone.doc
      }, tr.doc)
      expect(textOf(back)).toEqual(before)
    }),
    runs,
  )
  expect(whole).toBeLessThan(runs.numRuns / 2)
})

test('steps touch only what differs: words that a colleague writes beside a change keep their place', () => {
  const before = story(line('One two three.'), line('Untouched.'), line('Four five six.'))
  const after = story(line('One 2 three.'), line('Untouched.'), line('Four 5 six.'))
  const { steps } = stepsBetween(before, after)
  expect(steps.map((step) => step.toJSON())).toMatchObject([
    { stepType: 'replace', slice: { content: [{ text: '2' }] } },
    { stepType: 'replace', slice: { content: [{ text: '5' }] } },
  ])
})
