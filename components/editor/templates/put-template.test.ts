import { history, undo } from '@tiptap/pm/history'
import { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { expect, test, vi } from 'vitest'
import type { ArticleDocument } from '#lib/document-types.ts'
import { plainTextOf, storyOf } from '#newsroom/articles/story-schema.ts'
import { isUnwritten, putTemplate } from './put-template.ts'

const saying = (...texts: string[]): ArticleDocument => ({
  type: 'doc',
  content: texts.map((text) => ({ type: 'paragraph', ...(text !== '' && { content: [{ type: 'text', text }] }) })),
})
const stateOf = (headline: string, ...texts: string[]) =>
  EditorState.create({ doc: storyOf({ headline, dek: '', body: saying(...texts) }), plugins: [history()] })
const template = { headline: 'Interview', dek: 'Who says what', body: saying('Who', 'What') }

test('an empty story becomes the template, and one undo takes it back', () => {
  const before = stateOf('', '')
  expect(isUnwritten(before.doc)).toBe(true)
  const after = before.apply(putTemplate(before, template))
  expect(plainTextOf(after.doc)).toEqual(template)
  expect(isUnwritten(after.doc)).toBe(false)
  let undone = after
  undo(after, (tr) => {
    undone = after.apply(tr)
  })
  expect(undone.doc.eq(before.doc)).toBe(true)
})

test('what is written stays: the blocks come after it, and the headline is kept', () => {
  const before = stateOf('Mine', 'One', 'Two')
  expect(isUnwritten(before.doc)).toBe(false)
  const { headline, dek, body } = plainTextOf(before.apply(putTemplate(before, template)).doc)
  expect([headline, dek]).toEqual(['Mine', 'Who says what'])
  expect(body).toEqual(saying('One', 'Two', 'Who', 'What'))
})

test('a dek that is written stays', () => {
  const doc = storyOf({ headline: 'Mine', dek: 'My own', body: saying('') })
  const before = EditorState.create({ doc })
  expect(plainTextOf(before.apply(putTemplate(before, template)).doc)).toEqual({ headline: 'Mine', dek: 'My own', body: template.body })
})

test('of a long text no words are asked for, to know that something is written', () => {
  const { doc } = stateOf('', 'One', 'Two')
  const words = vi.spyOn(Node.prototype, 'textContent', 'get')
  expect(isUnwritten(doc)).toBe(false)
  expect(words).not.toHaveBeenCalled()
  words.mockRestore()
  expect(isUnwritten(stateOf('Mine', '').doc)).toBe(false)
})
