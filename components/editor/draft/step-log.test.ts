import { redo, undo } from '@tiptap/pm/history'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { MemoryLog } from '#testing/memory-log.ts'
import { type Act, actOf, bringTogether, make, start, Writer } from '#testing/writers.ts'
import { confirmedDoc, logOf, nextBatch, unsavedWords, unsentText } from './step-log.ts'

const writers = 3
/** `npm run proof -- components/editor/draft/step-log.test.ts` makes more. */
const runs = process.env.GALLEY_PROOF === 'long' ? 2000 : 200
const act = actOf(writers)
const did = (who: number, what: string, at = 0, to = 0): Act => ({ who, what, at, to, char: 'а' })
const type = (times: number): Act[] => Array.from({ length: times }, () => did(0, 'type'))
/** Less of what one took out could be taken out after a colleague's change: their undo must know of what came before and after it. */
const takenOutInPart: Act[] = [
  ...[did(0, 'delete', 150, 605), did(1, 'delete', 445, 519), did(1, 'type', 921), did(1, 'move'), ...type(6), did(0, 'send')],
  ...[...type(4), did(1, 'send'), ...type(6), did(1, 'undo'), ...type(1)],
]

test('whatever three writers do at the same time, all have one text in the end, and it fits the schema', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 20, maxLength: 120 }), (acts) => {
      const log = new MemoryLog(start)
      const all = Array.from({ length: writers }, () => new Writer(start, 1))
      for (const each of acts) {
        const writer = all[each.who] as Writer
        make(writer, log, each)
        writer.state.doc.check()
      }
      bringTogether(all, log)
      for (const { state } of all) {
        expect(logOf(state)).toMatchObject({ version: log.version, unconfirmed: [] })
        expect(state.doc.toString()).toBe(log.doc.toString())
        expect(confirmedDoc(state).eq(log.doc)).toBe(true)
      }
    }),
    { numRuns: runs, examples: [[takenOutInPart]] },
  )
}, 120_000)

test('where nobody deletes, no character is lost and none is doubled', () => {
  const keeping = ['type', 'word', 'split', 'join', 'bold', 'quote', 'heading', 'send', 'unanswered', 'ask']
  fc.assert(
    fc.property(
      fc.array(
        act.filter(({ what }) => keeping.includes(what)),
        { minLength: 20, maxLength: 120 },
      ),
      (acts) => {
        const log = new MemoryLog(start)
        const all = Array.from({ length: writers }, () => new Writer(start, 1))
        let typed = ''
        for (const each of acts) {
          if (each.what === 'type') typed += each.char
          if (each.what === 'word') typed += each.char.repeat(4)
          make(all[each.who] as Writer, log, each)
        }
        bringTogether(all, log)
        const characters = (text: string) => [...text].toSorted().join('')
        expect(characters(log.doc.textContent)).toBe(characters(start.textContent + typed))
        expect(all.map(({ lost }) => lost)).toEqual(['', '', ''])
      },
    ),
    { numRuns: runs },
  )
}, 120_000)

test('what one wrote in a paragraph that a colleague deletes is not placed, and is said', () => {
  const log = new MemoryLog(start)
  const [one, other] = [new Writer(start, 1), new Writer(start, 1)]
  const first = start.child(0).nodeSize + start.child(1).nodeSize
  other.dispatch(other.state.tr.delete(first, first + start.child(2).nodeSize))
  other.send(log)
  for (const char of 'Three words more')
    one.dispatch(one.state.tr.insertText(char, first + 4 + (one.state.doc.content.size - start.content.size)))
  one.send(log)
  expect(one.state.doc.eq(log.doc)).toBe(true)
  expect(one.lost).toBe('Three words more')
})

test.each(['before it is sent', 'after it was sent'])(
  'words that are typed where a colleague takes out the same as their writer stand, %s',
  (when) => {
    const words = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
    const story = storyOf({ headline: '', dek: '', body: { type: 'doc', content: [words('One old word.'), words('A new one is here.')] } })
    const log = new MemoryLog(story)
    const [one, other] = [new Writer(story, 1), new Writer(story, 1)]
    const first = story.child(0).nodeSize + story.child(1).nodeSize + 'One '.length + 1
    other.dispatch(other.state.tr.delete(first, first + 3))
    other.send(log)
    for (const at of [2, 1, 0]) one.dispatch(one.state.tr.delete(first + at, first + at + 1))
    for (const [at, char] of [...'new'].entries()) one.dispatch(one.state.tr.insertText(char, first + at))
    if (when === 'before it is sent') one.take(log.since(1), null)
    for (const writer of [one, one, other]) writer.send(log)
    expect([log.doc.textContent, one.lost]).toEqual(['One new word.A new one is here.', ''])
  },
)

test('a block that is put in where a colleague took out the same one stands, also when its words stand elsewhere', () => {
  const words = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const story = storyOf({ headline: '', dek: '', body: { type: 'doc', content: [words('Alfa'), words('Beta')] } })
  const log = new MemoryLog(story)
  const [one, other] = [new Writer(story, 1), new Writer(story, 1)]
  const [alfa, beta] = [story.child(2), story.child(3)]
  const at = story.content.size - beta.nodeSize
  other.dispatch(other.state.tr.delete(at, at + beta.nodeSize))
  other.send(log)
  one.dispatch(one.state.tr.delete(at, at + beta.nodeSize))
  one.dispatch(one.state.tr.insert(at, alfa))
  one.take(log.since(1), null)
  for (const writer of [one, other]) writer.send(log)
  expect([log.doc.textContent, one.lost]).toEqual(['AlfaAlfa', ''])
})

test('a batch of which the newsroom kept nothing is answered all the same: it leaves the page, and is said', () => {
  const one = new Writer(start, 1)
  const at = start.child(0).nodeSize + start.child(1).nodeSize + 1
  one.dispatch(one.state.tr.insertText('Words that stay nowhere', at))
  const sent = nextBatch(one.state)?.id ?? ''
  one.take([], null)
  expect(nextBatch(one.state)?.id).toBe(sent)
  one.take([], sent)
  expect(logOf(one.state)).toMatchObject({ version: 1, unconfirmed: [] })
  expect(one.state.doc.eq(start)).toBe(true)
  expect(one.lost).toBe('Words that stay nowhere')
})

test('undo takes back one’s own words and leaves a colleague’s', () => {
  const log = new MemoryLog(start)
  const [one, other] = [new Writer(start, 1), new Writer(start, 1)]
  const body = start.child(0).nodeSize + start.child(1).nodeSize + 1
  one.dispatch(one.state.tr.insertText('mine ', body))
  other.dispatch(other.state.tr.insertText('theirs ', body))
  other.send(log)
  one.send(log)
  other.send(log)
  undo(one.state, one.dispatch)
  one.send(log)
  expect(log.doc.child(2).textContent).toBe('theirs The first paragraph.')
  redo(one.state, one.dispatch)
  one.send(log)
  other.send(log)
  expect(other.state.doc.child(2).textContent).toContain('mine ')
  expect(other.state.doc.eq(one.state.doc)).toBe(true)
})

test('undo takes back one’s own words, and no others, after an answer in which they stand between those of a colleague', () => {
  const log = new MemoryLog(start)
  const [one, other] = [new Writer(start, 1), new Writer(start, 1)]
  const body = start.child(0).nodeSize + start.child(1).nodeSize + 1
  other.dispatch(other.state.tr.insertText('x', 1))
  other.send(log)
  one.dispatch(one.state.tr.insertText('mine ', body))
  one.send(log, false) // the newsroom has it, and the answer is lost
  other.dispatch(other.state.tr.insertText('yyy', 1))
  other.send(log)
  one.dispatch(one.state.tr.insertText('more ', body))
  one.send(log)
  undo(one.state, one.dispatch)
  undo(one.state, one.dispatch)
  while (logOf(one.state).unconfirmed.length > 0) one.send(log)
  expect(log.doc.child(0).textContent).toBe('yyyxOne story')
  expect(log.doc.child(2).textContent).toBe('The first paragraph.')
  expect(one.state.doc.eq(log.doc)).toBe(true)
})

test('unsaved words are those with something that the newsroom does not have', () => {
  const log = new MemoryLog(storyOf({ headline: 'A bridge', dek: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } }))
  const writer = new Writer(log.doc, log.version)
  const type = (words: string, at: number) => {
    for (const [place, letter] of [...words].entries()) writer.dispatch(writer.state.tr.insertText(letter, at + place))
  }
  expect(unsavedWords(writer.state)).toBe(0)
  type('New: ', 1)
  expect(unsavedWords(writer.state)).toBe(1)
  type(' over two', 14)
  expect(unsavedWords(writer.state)).toBe(3)
  writer.dispatch(writer.state.tr.delete(1, 6))
  expect(unsavedWords(writer.state)).toBe(2)
  while (logOf(writer.state).unconfirmed.length > 0) writer.send(log)
  expect(unsavedWords(writer.state)).toBe(0)
})

test('the unsent text is what was typed and not sent, in its order and its lines, without what was deleted again', () => {
  const log = new MemoryLog(start)
  const writer = new Writer(start, 1)
  expect(unsentText(writer.state)).toBe('')
  const first = placeOf(writer, 'The first')
  writer.dispatch(writer.state.tr.insertText('Sent. ', first))
  writer.send(log)
  for (const letter of 'Oly') writer.dispatch(writer.state.tr.insertText(letter, placeOf(writer, 'Another')))
  writer.dispatch(writer.state.tr.insertText('n', placeOf(writer, 'ly')))
  writer.dispatch(writer.state.tr.split(placeOf(writer, 'ly')))
  writer.dispatch(writer.state.tr.insertText('Above. ', placeOf(writer, 'first')))
  const gone = placeOf(writer, 'And')
  writer.dispatch(writer.state.tr.insertText('Gone', gone))
  writer.dispatch(writer.state.tr.delete(gone, gone + 4))
  expect(unsentText(writer.state)).toBe('Above. \nOn\nly')
  writer.send(log)
  expect(unsentText(writer.state)).toBe('')
})

function placeOf({ state }: Writer, words: string): number {
  let found = 0
  state.doc.descendants((node, position) => {
    if (node.isText && !found && node.text?.includes(words)) found = position + node.text.indexOf(words)
  })
  return found
}
