import { history, undo } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { describe, expect, test } from 'vitest'
import { logOf } from '#components/editor/draft/step-log.ts'
import { suggest } from '#components/editor/suggestions/suggest.ts'
import { OwnSuggestions } from '#components/editor/suggestions/suggest-mode.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { followRange } from '#newsroom/articles/follow-range.ts'
import { parseSteps } from '#newsroom/articles/parse-steps.ts'
import { rebaseSteps } from '#newsroom/articles/rebase-steps.ts'
import { settleDoc } from '#newsroom/articles/settle-suggestions.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { MemoryLog } from '#testing/memory-log.ts'
import { bringTogether, Writer } from '#testing/writers.ts'
import { deleteBlocks, duplicateBlocks, type Kind, turnInto } from './change-blocks.ts'
import { type BlockAct, moveBlocks, moveSection, moveTo } from './move-blocks.ts'
import { selectedBlocks } from './selected-blocks.ts'

const words = (text: string) => ({ type: 'text', text })
const p = (text: string): DocumentNode => ({ type: 'paragraph', ...(text && { content: [words(text)] }) })
const h = (level: number, text: string): DocumentNode => ({ type: 'heading', attrs: { level }, content: [words(text)] })
const item = (...content: DocumentNode[]): DocumentNode => ({ type: 'listItem', content })
const list = (...items: DocumentNode[]): DocumentNode => ({ type: 'bulletList', content: items })
const picture: DocumentNode = {
  type: 'picture',
  attrs: { mediaId: '01890000-0000-7000-8000-000000000001', alt: 'A hall', caption: '', credit: '' },
}
const story = (...content: DocumentNode[]) => storyOf({ headline: 'Head', dek: '', body: { type: 'doc', content } })

/** With the caret before these words, or a selection from them to the end of the others. */
function at(doc: Node, from: string, to?: string): EditorState {
  const place = (text: string) => {
    let found = -1
    doc.descendants((node, position) => {
      if (found < 0 && node.isText && node.text?.includes(text)) found = position + node.text.indexOf(text)
    })
    return found
  }
  const [start, end] = [place(from), to === undefined ? place(from) : place(to) + to.length]
  return EditorState.create({ doc, selection: TextSelection.create(doc, start, end), plugins: [history()] })
}

/** The words of each block of the text; a picture as “[picture]”. */
const listWords = (doc: Node) => doc.children.slice(2).map((block) => (block.isAtom ? `[${block.type.name}]` : block.textContent))
const done = (state: EditorState, act: BlockAct) => {
  const tr = act(state)
  if (!tr) return null
  const next = state.apply(tr)
  next.doc.check()
  return next
}
const selectedWords = ({ doc, selection }: EditorState) => doc.textBetween(selection.from, selection.to, '|')

describe('blocks', () => {
  const doc = story(p('one'), p('two'), picture, p('three'))

  test('move up and down, one and several, stay selected, and one undo takes it back', () => {
    const down = done(at(doc, 'one'), moveBlocks(1))
    expect(down && listWords(down.doc)).toEqual(['two', 'one', '[picture]', 'three'])
    const both = done(at(doc, 'ne', 'tw'), moveBlocks(1)) as EditorState
    expect(listWords(both.doc)).toEqual(['[picture]', 'one', 'two', 'three'])
    expect(selectedWords(both)).toBe('ne|tw')
    const twice = done(both, moveBlocks(1)) as EditorState
    expect(listWords(twice.doc)).toEqual(['[picture]', 'three', 'one', 'two'])
    expect(done(twice, moveBlocks(1))).toBeNull()
    const up = done(twice, moveBlocks(-1)) as EditorState
    expect(listWords(up.doc)).toEqual(['[picture]', 'one', 'two', 'three'])
    let back = both
    undo(both, (tr) => {
      back = both.apply(tr)
    })
    expect(back.doc.eq(doc)).toBe(true)
  })

  test('a picture is moved by its selection', () => {
    const state = at(doc, 'one')
    const selected = state.apply(state.tr.setSelection(NodeSelection.create(doc, 6 + 2 + 5 + 5)))
    const up = done(selected, moveBlocks(-1)) as EditorState
    expect(listWords(up.doc)).toEqual(['one', '[picture]', 'two', 'three'])
    expect((up.selection as NodeSelection).node.type.name).toBe('picture')
  })

  test('headline and dek do not move, and nothing moves above them', () => {
    expect(done(at(doc, 'Head'), moveBlocks(1))).toBeNull()
    expect(done(at(doc, 'one'), moveBlocks(-1))).toBeNull()
    expect(selectedBlocks(at(doc, 'Head', 'two'))).toBeNull()
    for (const act of [duplicateBlocks, deleteBlocks, turnInto('quotation'), moveSection(1)]) expect(done(at(doc, 'Head'), act)).toBeNull()
  })

  test('are put anywhere by hand', () => {
    const state = at(doc, 'three')
    const blocks = selectedBlocks(state)
    expect(blocks && listWords((done(state, moveTo(blocks, 2)) as EditorState).doc)).toEqual(['three', 'one', 'two', '[picture]'])
    expect(blocks && done(state, moveTo(blocks, 1))).toBeNull()
    expect(blocks && done(state, moveTo(blocks, 6))).toBeNull()
  })

  test('are duplicated with the caret in the copy, and deleted, all of them too', () => {
    const copied = done(at(doc, 'one', 'two'), duplicateBlocks) as EditorState
    expect(listWords(copied.doc)).toEqual(['one', 'two', 'one', 'two', '[picture]', 'three'])
    expect(copied.selection.from).toBeGreaterThan(doc.content.size - copied.doc.content.size + 16)
    expect(selectedWords(copied)).toBe('one|two')
    expect(listWords((done(at(doc, 'one', 'two'), deleteBlocks) as EditorState).doc)).toEqual(['[picture]', 'three'])
    const none = done(at(doc, 'one', 'three'), deleteBlocks) as EditorState
    expect(listWords(none.doc)).toEqual([''])
    expect(none.selection.$from.index(0)).toBe(2)
    expect(done(none, deleteBlocks)).toBeNull()
  })
})

test('a copy has what is suggested in a block as if it were accepted', () => {
  const marked = { type: 'text', text: ' more', marks: [{ type: 'insertion', attrs: { id: 'a' } }] }
  const doc = story({ type: 'paragraph', content: [words('one'), marked] })
  const copied = done(at(doc, 'one'), duplicateBlocks) as EditorState
  expect(listWords(copied.doc)).toEqual(['one more', 'one more'])
  expect(settleDoc(copied.doc, 'reject').textContent).toBe('Headoneone more')
})

describe('a section', () => {
  const doc = story(p('intro'), h(2, 'A'), p('a'), h(3, 'A1'), p('a1'), h(2, 'B'), p('b'), h(2, 'C'), p('c'))

  test('moves with all that is below its subhead, over the next one and back', () => {
    const down = done(at(doc, 'a1'), moveSection(1)) as EditorState // of the smaller subhead: over the next subhead's own text
    expect(listWords(down.doc)).toEqual(['intro', 'A', 'a', 'B', 'b', 'A1', 'a1', 'C', 'c'])
    const whole = done(at(doc, 'A'), moveSection(1)) as EditorState
    expect(listWords(whole.doc)).toEqual(['intro', 'B', 'b', 'A', 'a', 'A1', 'a1', 'C', 'c'])
    const up = done(whole, moveSection(-1)) as EditorState
    expect(up.doc.eq(doc)).toBe(true)
    expect(listWords((done(at(doc, 'A'), moveSection(-1)) as EditorState).doc).slice(0, 5)).toEqual(['A', 'a', 'A1', 'a1', 'intro'])
    expect(done(at(doc, 'c'), moveSection(1))).toBeNull()
    expect(done(at(doc, 'intro'), moveSection(1))).toBeNull()
  })

  test('several sections that are selected move together', () => {
    const up = done(at(doc, 'b', 'c'), moveSection(-1)) as EditorState
    expect(listWords(up.doc)).toEqual(['intro', 'B', 'b', 'C', 'c', 'A', 'a', 'A1', 'a1'])
  })
})

describe('blocks turn into', () => {
  const quote: DocumentNode = { type: 'blockquote', content: [p('said'), { type: 'attribution', content: [words('Who')] }] }
  const doc = story(p('one'), h(2, 'two'), list(item(p('x'), list(item(p('y')))), item(p('z'))), quote, picture)
  const types = (state: EditorState | null) => state?.doc.children.slice(2).map(({ type }) => type.name)

  test.each<[Kind, string[]]>([
    ['paragraph', ['paragraph', 'paragraph', 'paragraph', 'paragraph', 'paragraph', 'paragraph', 'paragraph', 'picture']],
    ['heading-3', ['heading', 'heading', 'heading', 'heading', 'heading', 'heading', 'heading', 'picture']],
    ['quotation', ['blockquote', 'picture']],
    ['bullet-list', ['bulletList', 'picture']],
    ['ordered-list', ['orderedList', 'picture']],
  ])('%s, all of them, without a word lost', (kind, expected) => {
    const state = done(at(doc, 'one', 'Who'), turnInto(kind))
    expect(types(state)).toEqual(expected)
    expect(state?.doc.textContent).toBe(doc.textContent)
    if (kind.endsWith('list')) expect(state?.doc.child(2).childCount).toBe(7)
  })

  test('one is turned, what is that already and what cannot be is not', () => {
    expect(types(done(at(doc, 'one'), turnInto('heading-2')))?.[0]).toBe('heading')
    expect(done(at(doc, 'two'), turnInto('heading-2'))).toBeNull()
    expect(done(at(doc, 'two'), turnInto('heading-3'))?.doc.child(3).attrs.level).toBe(3)
    expect(done(at(doc, 'x'), turnInto('bullet-list'))).toBeNull()
    const state = at(doc, 'one')
    const all = state.apply(state.tr.setSelection(TextSelection.between(doc.resolve(8), doc.resolve(doc.content.size))))
    const onPicture = all.apply(all.tr.setSelection(NodeSelection.create(doc, doc.content.size - 1)))
    expect(done(onPicture, turnInto('paragraph'))).toBeNull()
  })
})

describe('two people', () => {
  const doc = story(p('one'), p('two'), p('three'), p('four'))
  const pair = () => ({ log: new MemoryLog(doc), mover: new Writer(doc, 1), typist: new Writer(doc, 1) })
  const select = (writer: Writer, text: string) => {
    writer.state = writer.state.apply(writer.state.tr.setSelection(at(writer.state.doc, text).selection))
  }
  const act = (writer: Writer, text: string, made: BlockAct) => {
    select(writer, text)
    const tr = made(writer.state)
    if (tr) writer.dispatch(tr)
  }
  const type = (writer: Writer, text: string, before: string) => {
    select(writer, before)
    writer.dispatch(writer.state.tr.insertText(text))
  }
  const expectSame = (log: MemoryLog, ...all: Writer[]) => {
    bringTogether(all, log)
    for (const { state, lost } of all) {
      expect(state.doc.toString()).toBe(log.doc.toString())
      expect(logOf(state).unconfirmed).toEqual([])
      expect(lost).toBe('')
    }
  }

  test.each([
    ['the words come first', 0],
    ['the move comes first', 1],
  ])('what a colleague writes in a block while it is moved moves with it: %s', (_, first) => {
    for (const direction of [1, -1] as const) {
      const { log, mover, typist } = pair()
      act(mover, 'three', moveBlocks(direction))
      type(typist, 'XYZ', 'hree')
      for (const writer of first === 0 ? [typist, mover] : [mover, typist]) writer.send(log)
      expectSame(log, mover, typist)
      expect(listWords(log.doc)).toEqual(direction === 1 ? ['one', 'two', 'four', 'tXYZhree'] : ['one', 'tXYZhree', 'two', 'four'])
    }
  })

  test('undo of a move keeps what a colleague has written in the block since', () => {
    const { log, mover, typist } = pair()
    act(mover, 'one', moveBlocks(1))
    expectSame(log, mover, typist)
    type(typist, 'XYZ', 'ne')
    expectSame(log, mover, typist)
    undo(mover.state, mover.dispatch)
    expectSame(log, mover, typist)
    expect(listWords(log.doc)).toEqual(['oXYZne', 'two', 'three', 'four'])
  })

  test('undo of one’s own words in a block that a colleague changed never takes the colleague’s', () => {
    const { log, mover, typist } = pair()
    type(mover, 'MINE', 'wo')
    act(mover, 'tMINEwo', moveBlocks(1))
    expectSame(log, mover, typist)
    type(typist, 'XY', 'tMINE')
    expectSame(log, mover, typist)
    for (let press = 0; press < 3; press += 1) undo(mover.state, mover.dispatch)
    expectSame(log, mover, typist)
    expect(listWords(log.doc).join()).toContain('XYt')
    expect(listWords(log.doc).join()).toContain('wo')
  })

  test('one goes on writing in what one has moved, and in what a colleague has', () => {
    const { log, mover, typist } = pair()
    act(mover, 'one', moveBlocks(1))
    type(mover, 'M', 'ne')
    type(typist, 'TTT', 'one')
    typist.send(log)
    expectSame(log, mover, typist)
    expect(listWords(log.doc)).toEqual(['two', 'TTToMne', 'three', 'four'])
    select(typist, 'hree')
    act(mover, 'three', moveBlocks(1))
    expectSame(log, mover, typist)
    typist.dispatch(typist.state.tr.insertText('!'))
    expectSame(log, mover, typist)
    expect(listWords(log.doc)).toEqual(['two', 'TTToMne', 'four', 't!hree'])
  })

  test('what a colleague deletes from a moved block on into the next takes nothing of what is between them now', () => {
    const { log, mover, typist } = pair()
    act(mover, 'three', moveBlocks(-1))
    act(mover, 'three', moveBlocks(-1))
    typist.state = typist.state.apply(typist.state.tr.setSelection(at(typist.state.doc, 'ree', 'fo').selection))
    typist.dispatch(typist.state.tr.deleteSelection())
    mover.send(log)
    expectSame(log, mover, typist)
    expect(listWords(log.doc).join()).toContain('one,two')
  })

  test('two move the same block, and one deletes what the other moves: nothing is doubled', () => {
    const { log, mover, typist } = pair()
    act(mover, 'one', moveBlocks(1))
    act(typist, 'one', moveBlocks(1))
    act(typist, 'one', moveBlocks(1))
    expectSame(log, mover, typist)
    expect(listWords(log.doc).toSorted()).toEqual(['four', 'one', 'three', 'two'])
    act(mover, 'one', moveBlocks(-1))
    act(typist, 'one', deleteBlocks)
    bringTogether([mover, typist], log)
    expect(listWords(log.doc)).not.toContain('oneone')
    expect(mover.state.doc.eq(log.doc) && typist.state.doc.eq(log.doc)).toBe(true)
  })

  test('a comment on words that stand twice in a block moves with its own', () => {
    const twice = story(p('go and go'), p('two'))
    const state = at(twice, 'go')
    const tr = moveBlocks(1)(state)
    const from = state.selection.from + 'go and '.length
    expect(tr && followRange({ from, to: from + 2 }, twice, tr.doc, tr)).toEqual({ from: from + 5, to: from + 7 })
  })
})

describe('as suggestions', () => {
  const doc = story(p('one'), h(2, 'two'), list(item(p('x')), item(p('y'))), picture, p('three'))
  /** What the mode makes of it (suggest-mode.ts), with steps that it can make suggestions of. */
  function suggested(state: EditorState, act: BlockAct) {
    const tr = act(state)
    return tr && suggest(tr, state, new OwnSuggestions()).doc
  }
  const texts = { one: ['one'], two: ['two'], list: ['x', 'y'], three: ['three'], several: ['one', 'two'] } as const
  const acts: Record<string, BlockAct> = {
    ...{ up: moveBlocks(-1), down: moveBlocks(1), copy: duplicateBlocks, delete: deleteBlocks },
    ...{ section: moveSection(-1), paragraph: turnInto('paragraph'), subhead: turnInto('heading-3') },
    ...{ quotation: turnInto('quotation'), bullets: turnInto('bullet-list') },
  }
  const cases = Object.keys(texts).flatMap((where) => Object.keys(acts).map((name) => [name, where] as const))

  test.each(cases)('%s, of %s: refused it is what it was, accepted what was meant, or it is not done at all', (name, where) => {
    const [from, to] = texts[where as keyof typeof texts]
    const state = at(doc, from, to)
    const act = acts[name] as BlockAct
    const made = suggested(state, act)
    if (!made || made.eq(doc)) return
    expect(settleDoc(made, 'reject').toString()).toBe(doc.toString())
    expect(settleDoc(made, 'accept').toString()).toBe(act(state)?.doc.toString())
  })

  test('moves, copies, deletions and subheads of paragraphs can be suggested', () => {
    for (const name of ['up', 'down', 'copy', 'delete', 'subhead', 'quotation', 'bullets']) {
      const state = at(doc, name === 'up' ? 'three' : 'one')
      const made = suggested(state, acts[name] as BlockAct)
      expect(made && !made.eq(doc), name).toBe(true)
    }
  })
})

describe('what is suggested about a list or quotation', () => {
  const markSuggested = (node: DocumentNode, type = 'insertion') => ({ ...node, marks: [{ type, attrs: { id: 'a' } }] })
  const settle = (content: DocumentNode, verdict: 'accept' | 'reject', kind: Kind) => {
    const next = done(at(story(p('one'), content), 'x', 'y'), turnInto(kind))
    return next && listWords(settleDoc(next.doc, verdict))
  }
  const bullets = list(item(p('x')), item(p('y')))
  const quotation: DocumentNode = { type: 'blockquote', content: [p('x'), p('y')] }

  test.each([
    ['a list', bullets],
    ['a quotation', quotation],
  ])('is about its words when it becomes paragraphs: %s', (_, block) => {
    expect(settle(markSuggested(block), 'reject', 'paragraph')).toEqual(['one'])
    expect(settle(markSuggested(block), 'accept', 'paragraph')).toEqual(['one', 'x', 'y'])
    expect(settle(markSuggested(block, 'deletion'), 'accept', 'heading-2')).toEqual(['one'])
  })

  test('a break that is suggested between two items stays one, and their words stay words', () => {
    const split = list(item(p('x')), markSuggested(item(p('y'))))
    expect(settle(split, 'reject', 'paragraph')).toEqual(['one', 'xy'])
    expect(settle(split, 'accept', 'paragraph')).toEqual(['one', 'x', 'y'])
  })
})

test('a move step moves no items of a list', () => {
  const doc = story(list(item(p('a')), item(p('b')), item(p('c')), item(p('d'))))
  const [step] = parseSteps([{ stepType: 'move', from: 19, to: 24, at: 29 }])
  expect(doc.resolve(19).nodeAfter?.textContent).toBe('c')
  expect(step?.apply(doc).failed).not.toBeNull()
})

test.each([
  ['the headline', 0, 6, 13],
  ['blocks over the headline', 8, 13, 0],
  ['half of a block', 9, 12, 18],
  ['blocks into a block', 8, 13, 15],
  ['blocks to where they are', 8, 13, 13],
  ['what is not there', 8, 13, 400],
])('the newsroom refuses to move %s', (_, from, to, place) => {
  const doc = story(p('one'), p('two'))
  const [step] = parseSteps([{ stepType: 'move', from, to, at: place }])
  expect(rebaseSteps(doc, step ? [step] : [], []).placed).toEqual([])
  expect(() => parseSteps([{ stepType: 'move', from: to, to: from, at: place }])).toThrow(RangeError)
  expect(() => parseSteps([{ stepType: 'move', from, to, at: 'x' }])).toThrow(RangeError)
  const [right] = parseSteps([{ stepType: 'move', from: 8, to: 13, at: 18 }])
  expect(listWords(rebaseSteps(doc, right ? [right] : [], []).doc)).toEqual(['two', 'one'])
})
