import type { Editor } from '@tiptap/core'
import { splitBlock } from '@tiptap/pm/commands'
import { history, undo } from '@tiptap/pm/history'
import { type Command, EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { changesFor } from '#components/editor/find/replace.ts'
import { suggestEach } from '#components/editor/suggestions/suggest-mode.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { prepareStyle, type StyleRule, styleIn } from '#newsroom/house-style/find-style.ts'
import { countStyleIn, lookForStyle, markedStyle, replaceStyle, styleAtCaret, styleMarks } from './style-marks.ts'

const rules: StyleRule[] = [
  { id: '1', term: 'ship', better: 'vessel', why: '' },
  { id: '2', term: 'big ship', better: 'liner', why: '' },
]
const p = (text: string): DocumentNode => ({ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] })

class Writer {
  state: EditorState
  constructor(...content: DocumentNode[]) {
    const doc = storyOf({ headline: 'A ship', dek: '', body: { type: 'doc', content } })
    this.state = EditorState.create({ doc, plugins: [history({ newGroupDelay: -1 }), styleMarks()] })
    this.state = this.state.apply(lookForStyle(this.state, rules))
  }
  do(change: (tr: Transaction) => unknown) {
    const { tr } = this.state
    change(tr)
    this.state = this.state.apply(tr)
    return this.count()
  }
  run(command: Command) {
    command(this.state, (tr) => {
      this.state = this.state.apply(tr)
    })
    return this.count()
  }
  at(words: string) {
    let found = -1
    this.state.doc.descendants((node, at) => {
      if (found < 0 && node.isText && node.text?.includes(words)) found = at + node.text.indexOf(words)
    })
    return found
  }
  /** What is marked is what a look through the whole story finds. */
  count() {
    expect(markedStyle(this.state)).toEqual(styleIn(this.state.doc, prepareStyle(rules)))
    return countStyleIn(this.state)
  }
}

test('places are marked as they are typed, split, joined into a longer term, and undone', () => {
  const writer = new Writer(p('A big shi'), p('Nothing'))
  expect(writer.count()).toBe(1)
  expect(writer.do((tr) => tr.insertText('p', writer.at('big shi') + 7))).toBe(2)
  expect(markedStyle(writer.state).map(({ rule }) => rule.id)).toEqual(['1', '2'])
  writer.do((tr) => tr.setSelection(TextSelection.create(tr.doc, writer.at('big ship') + 4)))
  expect(writer.run(splitBlock)).toBe(2)
  expect(markedStyle(writer.state).map(({ rule }) => rule.id)).toEqual(['1', '1'])
  expect(writer.run(undo)).toBe(2)
  expect(writer.run(undo)).toBe(1)
})

test('a caption is looked through when it changes', () => {
  const attrs = { mediaId: '01890000-0000-7000-8000-000000000001', alt: '', caption: 'A ship', credit: '' }
  const writer = new Writer({ type: 'picture', attrs }, p('End'))
  const at = writer.state.doc.child(0).nodeSize + writer.state.doc.child(1).nodeSize
  expect(writer.do((tr) => tr.setNodeAttribute(at, 'caption', 'A ship and a ship'))).toBe(3)
  expect(writer.do((tr) => tr.setNodeAttribute(at, 'caption', 'None'))).toBe(1)
})

test('the caret is at a place when it is in it or selects it, and not right after it', () => {
  const writer = new Writer(p('The ship.'))
  const ship = writer.at('ship.')
  const atCaret = (from: number, to = from) => {
    writer.do((tr) => tr.setSelection(TextSelection.create(tr.doc, ship + from, ship + to)))
    return styleAtCaret(writer.state)?.rule.id ?? null
  }
  expect([atCaret(0), atCaret(4), atCaret(5), atCaret(0, 5), atCaret(2), atCaret(0, 4)]).toEqual([null, null, null, null, '1', '1'])
})

test('while one suggests, the better term is a suggestion, and is not looked through again', () => {
  const writer = new Writer(p('The Ship sank'))
  const [, match] = markedStyle(writer.state)
  if (!match) throw new Error('not marked')
  const changes = changesFor(writer.state.doc, [{ ...match, at: match.from, groups: [], names: {} }], () => match.becomes)
  const own = { isMine: () => true, newId: () => '01890000-0000-4000-8000-000000000002' }
  writer.state = writer.state.apply(suggestEach(changes, writer.state, own))
  expect(writer.state.doc.child(2).textContent).toContain('Vessel')
  expect(writer.state.doc.child(2).textContent).toContain('Ship')
  expect(writer.count()).toBe(1)
})

test('a term that is only to be avoided has nothing to be replaced with', () => {
  const writer = new Writer(p('The ship'))
  const [match] = markedStyle(writer.state)
  if (!match) throw new Error('not marked')
  const untouched = new Proxy({} as Editor, { get: () => expect.fail('the text was changed') }) // any use of it is one too many
  replaceStyle(untouched, { ...match, becomes: '' })
})
