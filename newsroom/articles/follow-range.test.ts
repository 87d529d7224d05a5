import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { wrapInList } from '@tiptap/pm/schema-list'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { canJoin, canSplit, findWrapping, Mapping, ReplaceStep, Step, Transform } from '@tiptap/pm/transform'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suggest } from '#components/editor/suggestions/suggest.ts'
import { MemoryLog } from '#testing/memory-log.ts'
import { followRange, holdsSomething, type Range, wordsIn } from './follow-range.ts'
import { settleSuggestions } from './settle-suggestions.ts'
import { storyOf, storySchema } from './story-schema.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const picture = (alt: string) => ({
  type: 'picture',
  attrs: { mediaId: '019aaaaa-0000-7000-8000-000000000000', alt, caption: '', credit: '' },
})
const story = (...content: object[]) =>
  storyOf({ headline: 'One story', dek: '', body: { type: 'doc', content } as Parameters<typeof storyOf>[0]['body'] })

function find(doc: Node, words: string): Range {
  let range: Range | null = null
  doc.descendants((node, at) => {
    const place = node.text?.indexOf(words) ?? -1
    if (place >= 0) range = { from: at + place, to: at + place + words.length }
  })
  if (!range) throw new Error(`no “${words}”`)
  return range
}

function follow(doc: Node, range: Range, change: (tr: Transform) => Transform) {
  const tr = change(new Transform(doc))
  const moved = followRange(range, doc, tr.doc, tr)
  return moved && tr.doc.textBetween(moved.from, moved.to, '|', '*')
}

const doc = story(paragraph('The first paragraph.'), paragraph('Another one.'), picture('A tram'))
const first = find(doc, 'first')
const start = doc.child(0).nodeSize + doc.child(1).nodeSize

test('words that are written at its borders stay outside, words that are written in it come in', () => {
  expect(follow(doc, first, (tr) => tr.insert(first.from, storySchema.text('X')).insert(first.to + 1, storySchema.text('Y')))).toBe('first')
  expect(follow(doc, first, (tr) => tr.insert(first.from + 2, storySchema.text('X')))).toBe('fiXrst')
})

test('a range spans a paragraph that is split in it, and is whole again when it is joined', () => {
  expect(follow(doc, first, (tr) => tr.split(first.from + 2))).toBe('fi|rst')
  expect(follow(doc, first, (tr) => tr.split(first.from + 2).join(first.from + 3))).toBe('first')
})

test('what is left of it stays; when nothing is, there is no range', () => {
  expect(follow(doc, first, (tr) => tr.delete(first.from - 2, first.from + 2))).toBe('rst')
  expect(follow(doc, first, (tr) => tr.delete(first.from, first.to))).toBeNull()
})

test('what is written over the whole of it takes its place', () => {
  expect(follow(doc, first, (tr) => tr.replaceWith(first.from, first.to, storySchema.text('other')))).toBe('other')
})

test('two blocks whose words are gone are nothing, although their border stands', () => {
  const border = { from: find(doc, 'paragraph.').to - 1, to: find(doc, 'Another').from + 1 }
  expect(follow(doc, border, (tr) => tr.delete(border.to - 1, border.to).delete(border.from, border.from + 1))).toBeNull()
})

test('a block that is moved takes its comment along', () => {
  const block = doc.child(2)
  const move = (tr: Transform) =>
    tr.delete(start, start + block.nodeSize).replace(tr.doc.content.size, tr.doc.content.size, new Slice(Fragment.from(block), 0, 0))
  expect(follow(doc, first, move)).toBe('first')
})

test('words that are there twice afterwards are not guessed', () => {
  const twice = storySchema.nodeFromJSON(paragraph('first and first'))
  expect(follow(doc, first, (tr) => tr.replaceWith(start, start + doc.child(2).nodeSize, twice))).toBeNull()
})

test('a picture whose words change is still that picture', () => {
  const at = doc.content.size - 1
  const range = { from: at, to: at + 1 }
  expect(holdsSomething(doc, range)).toBe(true)
  expect(wordsIn(doc, range)).toBe('A tram')
  expect(follow(doc, range, (tr) => tr.setNodeMarkup(at, undefined, { ...doc.child(4).attrs, caption: 'Line 6' }))).toBe('*')
  expect(follow(doc, range, (tr) => tr.delete(at, at + 1))).toBeNull()
})

test('a comment in a block that is suggested to become a list goes over into the list when that is accepted, and stays when not', () => {
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, first.from) })
  const list = storySchema.nodeFromJSON({ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] })
  let suggested = state.tr
  wrapInList(list.type)(state, (tr) => {
    suggested = suggest(tr, state, { isMine: () => true, newId: () => 'one' })
  })
  expect(suggested.doc.textContent, 'the words are there twice').toContain('The first paragraph.The first paragraph.')
  const range = followRange(first, doc, suggested.doc, suggested)
  expect(range && suggested.doc.textBetween(range.from, range.to)).toBe('first')
  for (const verdict of ['accept', 'reject'] as const)
    expect(range && follow(suggested.doc, range, (tr) => settleSuggestions(tr, verdict))).toBe('first')
})

type Act = { what: string; at: number; to: number; behind: number }
const act: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom('type', 'type', 'type', 'split', 'join', 'bold', 'quote', 'delete', 'heading'),
  at: fc.nat(1000),
  to: fc.nat(1000),
  behind: fc.nat(4),
})
/** `npm run proof -- newsroom/articles/follow-range.test.ts` makes more. */
const runs = process.env.GALLEY_PROOF === 'long' ? 2000 : 200

/** A place for text in the body. */
function placeIn(doc: Node, at: number): number {
  const places: number[] = []
  doc.descendants((node, position) => {
    if (node.isTextblock) for (let offset = 0; offset <= node.content.size; offset += 1) places.push(position + 1 + offset)
  })
  return places[at % places.length] ?? 1
}

/** What `canJoin` says of a quotation above an empty paragraph is not so. */
function joinAt(tr: Transform, at: number): Transform {
  tr.maybeStep(new ReplaceStep(at - 1, at + 1, Slice.empty, true))
  return tr
}

function change(doc: Node, { what, at, to }: Act): Transform {
  const tr = new Transform(doc)
  const [one, other] = [placeIn(doc, at), placeIn(doc, to)]
  const [from, until] = [Math.min(one, other), Math.max(one, other)]
  const place = doc.resolve(one)
  const isLine = place.index(0) < 2
  switch (what) {
    case 'type':
      return tr.insert(one, storySchema.text('x'))
    case 'split':
      return canSplit(doc, one) && !isLine ? tr.split(one) : tr
    case 'join':
      return !isLine && place.index(0) > 2 && canJoin(doc, place.before()) ? joinAt(tr, place.before()) : tr
    case 'bold':
      return from < until ? tr.addMark(from, until, storySchema.mark('bold')) : tr
    case 'quote': {
      const range = place.blockRange()
      const wrapping = range && !isLine && findWrapping(range, storySchema.node('blockquote', null, storySchema.node('paragraph')).type)
      return range && wrapping ? tr.wrap(range, wrapping) : tr
    }
    case 'delete':
      return until - from < 12 ? tr.delete(from, until) : tr
    default:
      return place.depth === 1 && !isLine ? tr.setBlockType(one, one, storySchema.node('heading').type, { level: 2 }) : tr
  }
}

/** Each letter occurs once, so that it can be recognised: from U+4E00 on, in three paragraphs. */
const letters = Array.from({ length: 60 }, (_, at) => String.fromCodePoint(0x4e00 + at))
const lettered = story(...[0, 20, 40].map((at) => paragraph(letters.slice(at, at + 20).join(''))))

test('through random histories of several writers a range holds its letters, all that nobody deleted and no others', () => {
  fc.assert(
    fc.property(fc.nat(58), fc.nat(20), fc.array(act, { minLength: 10, maxLength: 80 }), (at, length, acts) => {
      const own = letters.slice(at, at + 1 + length)
      const [one, last] = [find(lettered, own[0] ?? ''), find(lettered, own.at(-1) ?? '')]
      let range: Range | null = { from: one.from, to: last.to }
      const log = new MemoryLog(lettered)
      const seen = [{ version: 1, doc: lettered }]
      const alive = new Set(letters)
      for (const [number, each] of acts.entries()) {
        const old = seen[Math.max(0, seen.length - 1 - each.behind)] ?? { version: 1, doc: lettered }
        const before = log.doc
        const known = log.version
        log.add(`batch ${number}`, old.version, change(old.doc, each).steps)
        const steps = log.since(known).flatMap((batch) => batch.steps.map((json) => Step.fromJSON(storySchema, json)))
        let now = before
        for (const step of steps) {
          now = step.apply(now).doc ?? now
          for (const letter of alive) if (!now.textContent.includes(letter)) alive.delete(letter)
        }
        if (range) range = followRange(range, before, log.doc, { steps, mapping: new Mapping(steps.map((step) => step.getMap())) })
        seen.push({ version: log.version, doc: log.doc })
      }
      const held = range ? [...log.doc.textBetween(range.from, range.to)].filter((letter) => letters.includes(letter)) : []
      expect(held).toEqual(own.filter((letter) => alive.has(letter)))
    }),
    { numRuns: runs },
  )
}, 120_000)
