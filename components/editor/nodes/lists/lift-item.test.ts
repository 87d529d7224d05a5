import type { Node } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { settleDoc, type Verdict } from '#newsroom/articles/settle-suggestions.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { liftItem } from './lift-item.ts'

const p = (text: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const item = (...content: DocumentNode[]): DocumentNode => ({ type: 'listItem', content })
const list = (...content: DocumentNode[]): DocumentNode => ({ type: 'bulletList', content })
const suggest = (node: DocumentNode, type: string, id = 'a'): DocumentNode => ({ ...node, marks: [{ type, attrs: { id } }] })

/** "(one) [(x) (y)]": brackets are a list, and each item of it in braces where it has more than a paragraph. */
function shape(node: Node): string {
  if (node.isTextblock) return `(${node.textContent})`
  const inside = node.children.map(shape).join(' ')
  if (node.type.name === 'listItem') return node.childCount > 1 ? `{${inside}}` : inside
  return `[${inside}]`
}

const bodyOf = (doc: Node): string => doc.children.slice(2).map(shape).join(' ')

/** The text after the items from one word to another have been moved out. */
function lift(content: DocumentNode[], from: string, to = from): Node {
  const doc = storyOf({ headline: 'H', dek: 'D', body: { type: 'doc', content } })
  const ends = new Map<string, number>()
  doc.descendants((node, at) => void (node.isTextblock && ends.set(node.textContent, at + 1)))
  const place = (words: string) => doc.resolve(ends.get(words) ?? 0)
  let state = EditorState.create({ doc, selection: TextSelection.between(place(from), place(to)) })
  expect(liftItem(state, (tr) => (state = state.apply(tr)))).toBe(true)
  state.doc.check()
  return state.doc
}

const settle = (doc: Node, verdict: Verdict, id = 'a') => bodyOf(settleDoc(doc, verdict, { isChosen: (each) => each === id }))

test('an item leaves its list, or goes into the list around it', () => {
  const three = list(item(p('x')), item(p('y')), item(p('z')))
  expect(bodyOf(lift([three], 'x'))).toBe('(x) [(y) (z)]')
  expect(bodyOf(lift([three], 'y'))).toBe('[(x)] (y) [(z)]')
  expect(bodyOf(lift([three], 'x', 'y'))).toBe('(x) (y) [(z)]')
  expect(bodyOf(lift([list(item(p('x'), list(item(p('y')), item(p('z')))))], 'z'))).toBe('[{(x) [(y)]} (z)]')
})

test('nothing is done outside of a list, and a question does nothing', () => {
  const doc = storyOf({ headline: 'H', dek: 'D', body: { type: 'doc', content: [p('x'), list(item(p('y')))] } })
  const at = (position: number) => EditorState.create({ doc, selection: TextSelection.create(doc, position) })
  expect(liftItem(at(7), () => expect.unreachable())).toBe(false)
  expect(liftItem(at(12), undefined)).toBe(true)
})

test('what is suggested about a list is about the words that leave it', () => {
  const two = [p('one'), suggest(list(item(p('x')), item(p('y'))), 'insertion')]
  const [first, both] = [lift(two, 'x'), lift(two, 'x', 'y')]
  expect(settle(first, 'reject')).toBe('(one)')
  expect(settle(first, 'accept')).toBe('(one) (x) [(y)]')
  expect(settle(both, 'reject')).toBe('(one)')
  const going = lift([p('one'), suggest(list(item(p('x')), item(p('y'))), 'deletion')], 'x', 'y')
  expect(settle(going, 'accept')).toBe('(one)')
  expect(settle(going, 'reject')).toBe('(one) (x) (y)')
})

test('and about the items that go into the list around it, with all that is in them', () => {
  const inner = suggest(list(item(p('y'), p('more'), list(item(p('deep')))), item(p('z'))), 'insertion')
  const content = [list(item(p('x'), inner))]
  const [last, all] = [lift(content, 'z'), lift(content, 'y', 'z')]
  expect(settle(last, 'reject')).toBe('[(x)]')
  expect(settle(last, 'accept')).toBe('[{(x) [{(y) (more) [(deep)]}]} (z)]')
  expect(settle(all, 'reject')).toBe('[(x)]')
  expect(settle(all, 'accept')).toBe('[(x) {(y) (more) [(deep)]} (z)]')
})

test('a break that is suggested before an item stays suggested, and a colleague’s words stay theirs', () => {
  const split = lift([list(item(p('x')), suggest(item(p('y')), 'insertion'))], 'x', 'y')
  expect(settle(split, 'reject')).toBe('(xy)')
  expect(settle(split, 'accept')).toBe('(x) (y)')
  const theirs: DocumentNode = { type: 'text', text: 'theirs', marks: [{ type: 'insertion', attrs: { id: 'b' } }] }
  const doc = lift([p('one'), suggest(list(item({ type: 'paragraph', content: [theirs] })), 'insertion')], 'theirs')
  expect(settle(doc, 'reject')).toBe('(onetheirs)')
  expect(settle(doc, 'reject', 'b')).toBe('(one) ()')
})
