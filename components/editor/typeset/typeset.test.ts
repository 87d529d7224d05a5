import { history, undo } from '@tiptap/pm/history'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { changesFor } from '#components/editor/find/replace.ts'
import { suggest } from '#components/editor/suggestions/suggest.ts'
import { suggestEach } from '#components/editor/suggestions/suggest-mode.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import { settleDoc } from '#newsroom/articles/settle-suggestions.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { findUntidy } from './tidy-story.ts'
import { typesetPlugin } from './typeset-typed.ts'

const block = (text: string, type = 'paragraph'): DocumentNode => ({ type, content: text === '' ? [] : [{ type: 'text', text }] })
const storyWith = (...content: DocumentNode[]) => storyOf({ headline: '', dek: '', body: { type: 'doc', content } })
const own = { isMine: (id: string) => id === 'mine', newId: () => 'mine' }

/** A view as far as the plugin looks at it. */
class Typist {
  state: EditorState
  composing = false
  suggests = false
  isOn = true
  constructor(doc = storyWith(block('')), language: Language = 'en') {
    const typeset = typesetPlugin({ language: () => language, isOn: () => this.isOn })
    this.state = EditorState.create({ doc, plugins: [history(), typeset], selection: TextSelection.atEnd(doc) })
  }
  dispatch = (tr: Transaction) => {
    const asMeant = !this.suggests || !tr.docChanged || tr.getMeta('history$') !== undefined
    this.state = this.state.apply(asMeant ? tr : suggest(tr, this.state, own))
  }
  type(text: string) {
    for (const sign of text) {
      const { from, to } = this.state.selection
      const insert = () => this.state.tr.insertText(sign, from, to)
      if (!this.state.plugins.some(({ props }) => this.ask(props.handleTextInput, from, to, sign, insert))) this.dispatch(insert())
    }
    return this.text
  }
  backspace(held: Partial<KeyboardEvent> = {}) {
    return this.state.plugins.some(({ props }) => this.ask(props.handleKeyDown, { key: 'Backspace', ...held }))
  }
  undo() {
    undo(this.state, this.dispatch)
    return this.text
  }
  get text() {
    return settleDoc(this.state.doc, 'accept').textContent
  }
  private ask(handler: unknown, ...rest: unknown[]): boolean {
    return typeof handler === 'function' && handler.call(this.state.plugins[1], this, ...rest) === true
  }
}

test.each<[Language, string, string]>([
  ['en', '"It\'s--" he said...', '“It’s—” he said…'],
  ['uk', 'П\'ять "слів" - тут', 'П’ять «слів»\u00a0— тут'],
])('in %s what is typed is typeset, also where one only suggests', (language, typed, becomes) => {
  const typist = new Typist(undefined, language)
  expect(typist.type(typed)).toBe(becomes)
  const suggester = new Typist(storyWith(block('Was ')), language)
  suggester.suggests = true
  expect(suggester.type(typed)).toBe(`Was ${becomes}`)
  expect(settleDoc(suggester.state.doc, 'reject').textContent).toBe('Was ')
})

test('undo, or Backspace right after, gives back what was typed, once', () => {
  const typist = new Typist()
  typist.type('So "')
  expect(typist.undo()).toBe('So "')
  const other = new Typist()
  other.type('So--')
  expect(other.backspace()).toBe(true)
  expect(other.text).toBe('So--')
  expect(other.backspace()).toBe(false)
  const third = new Typist()
  third.type('So "a')
  expect(third.backspace()).toBe(false)
})

test('Backspace takes nothing back with another key held, while an input method composes, or after the caret was moved', () => {
  const typeDash = () => {
    const typist = new Typist()
    typist.type('So--')
    return typist
  }
  for (const held of ['ctrlKey', 'metaKey', 'altKey']) expect(typeDash().backspace({ [held]: true })).toBe(false)
  const composing = typeDash()
  composing.composing = true
  expect(composing.backspace()).toBe(false)
  const moved = typeDash()
  moved.dispatch(moved.state.tr.setSelection(TextSelection.atStart(moved.state.doc)))
  expect(moved.backspace()).toBe(false)
})

test('what is suggested to go is not read, and nothing is made out of signs on both sides of it', () => {
  const strike = (text: string) => ({ type: 'text', text, marks: [{ type: 'deletion', attrs: { id: 'mine' } }] })
  const typistAfter = (...content: DocumentNode[]) => new Typist(storyWith({ type: 'paragraph', content }))
  expect(typistAfter(strike('word')).type('"')).toBe('“')
  const apart = typistAfter({ type: 'text', text: 'a-' }, strike('x'))
  expect(apart.type('-')).toBe('a--')
  expect(settleDoc(apart.state.doc, 'reject').textContent).toBe('a-x-')
})

test('nothing is changed in preformatted text, while an input method composes, and where it is switched off', () => {
  expect(new Typist(storyWith(block('', 'preformatted'))).type('"a"--')).toBe('"a"--')
  const composing = new Typist()
  composing.composing = true
  expect(composing.type('"a"')).toBe('"a"')
  const off = new Typist()
  off.isOn = false
  expect(off.type('"a"')).toBe('"a"')
})

test('a whole story is tidied, or suggested to be, but no preformatted text and no embed', () => {
  const attrs = { mediaId: '01890000-0000-7000-8000-000000000001', alt: '', caption: 'A "river"', credit: '' }
  const embed = { type: 'embed', attrs: { embedId: 'youtube:dQw4w9WgXcQ' }, content: [block('"Ours"', 'title')] }
  const doc = storyOf({
    headline: 'The "end"...',
    dek: 'Wait--now',
    body: { type: 'doc', content: [block('Two  words'), block('a  "b"', 'preformatted'), { type: 'picture', attrs }, embed] },
  })
  const state = EditorState.create({ doc })
  const found = findUntidy(doc, 'en')
  expect(found.size).toBe(7)
  const changes = changesFor(doc, [...found.keys()], (match) => found.get(match) ?? '')
  const meant = state.tr
  for (const change of changes) change(meant)
  expect(meant.doc.textContent).toBe('The “end”…Wait—nowTwo wordsa  "b""Ours"')
  expect(meant.doc.child(4).attrs.caption).toBe('A “river”')
  expect(findUntidy(meant.doc, 'en').size).toBe(0)
  const suggested = suggestEach(changes, state, own).doc
  expect(settleDoc(suggested, 'reject').eq(doc)).toBe(true)
  expect(settleDoc(suggested, 'accept').eq(meant.doc)).toBe(true)
})
