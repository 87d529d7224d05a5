import { type Command, EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
import { addToList, moveInList, removeFromList } from './read-also-commands.ts'

const idOf = (number: number) => `019aaaaa-0000-7000-8000-00000000000${number}`
const p = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

const start = (): EditorState => {
  const doc = storyOf({ headline: 'One', dek: '', body: { type: 'doc', content: [p('above'), p('below')] } })
  return EditorState.create({ schema: storySchema, doc, selection: TextSelection.create(doc, doc.content.size - 1) })
}
function run(state: EditorState, command: Command): EditorState | null {
  let after: EditorState | null = null
  expect(command(state, (tr) => (after = state.apply(tr)))).toBe(after !== null)
  ;(after as EditorState | null)?.doc.check()
  return after
}
/** The blocks of the text: words, or the last digits of the stories of a list. */
const shape = (state: EditorState | null): string[] => {
  const blocks: string[] = []
  state?.doc.forEach((block, _, place) => {
    const ids = Array.from({ length: block.childCount }, (__, at) => String(block.child(at).attrs.articleId).slice(-1))
    if (place > 1) blocks.push(block.type.name === 'readAlso' ? `[${ids.join(' ')}]` : block.textContent)
  })
  return blocks
}
const listOf = (count: number): EditorState =>
  Array.from({ length: count }, (_, at) => at + 1).reduce((state, number) => run(state, addToList(idOf(number))) ?? state, start())
/** Where the story with this number begins. */
function placeOf({ doc }: EditorState, number: number): number {
  let found = 0
  doc.descendants((node, at) => {
    if (node.attrs.articleId === idOf(number)) found = at
  })
  return found
}

test('the first story begins a list, the next ones go into it, and one can go on writing below it', () => {
  expect(shape(listOf(1))).toEqual(['above', 'below', '[1]', ''])
  const two = listOf(2)
  expect(shape(two)).toEqual(['above', 'below', '[1 2]', ''])
  expect(two.selection).toBeInstanceOf(NodeSelection)
})

test('a list has six stories, and each once', () => {
  expect(shape(listOf(7))).toEqual(['above', 'below', '[1 2 3 4 5 6]', ''])
  expect(run(listOf(2), addToList(idOf(1)))).toBeNull()
  expect(run(listOf(6), addToList(idOf(7)))).toBeNull()
})

test('a story moves up and down in its list, and not out of it', () => {
  const three = listOf(3)
  expect(shape(run(three, moveInList(placeOf(three, 3), -1)))).toEqual(['above', 'below', '[1 3 2]', ''])
  expect(shape(run(three, moveInList(placeOf(three, 1), 1)))).toEqual(['above', 'below', '[2 1 3]', ''])
  expect(run(three, moveInList(placeOf(three, 1), -1))).toBeNull()
  expect(run(three, moveInList(placeOf(three, 3), 1))).toBeNull()
})

test('the last story that goes takes the list with it', () => {
  const two = listOf(2)
  const one = run(two, removeFromList(placeOf(two, 1)))
  expect(shape(one)).toEqual(['above', 'below', '[2]', ''])
  expect(one && shape(run(one, removeFromList(placeOf(one, 2))))).toEqual(['above', 'below', ''])
})
