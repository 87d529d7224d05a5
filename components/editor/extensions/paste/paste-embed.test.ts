import { chainCommands } from '@tiptap/pm/commands'
import { history, undo } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import { type Command, EditorState, TextSelection } from '@tiptap/pm/state'
import { describe, expect, test } from 'vitest'
import { backspaceInEmbed, enterInEmbed, fillEmbed, insertEmbed, undoEmbed } from '#components/editor/nodes/embeds/embed-commands.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { pasteEmbed } from './paste-embed.ts'

const video = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'
const embedId = 'youtube:dQw4w9WgXcQ'
const line = (type: string, text = ''): DocumentNode => ({ type, ...(text && { content: [{ type: 'text', text }] }) })
const embed = (...content: DocumentNode[]): DocumentNode => ({ type: 'embed', attrs: { embedId }, content })

/** A text with the caret at the end of these words, or in the last block of this type. */
class Hand {
  state: EditorState
  constructor(content: DocumentNode[], caret: string) {
    const doc = storyOf({ headline: 'H', dek: '', body: { type: 'doc', content } })
    let at = 0
    doc.descendants((node, position) => {
      if (node.isTextblock && (node.textContent || node.type.name) === caret) at = position + 1 + node.content.size
    })
    this.state = EditorState.create({ doc, selection: TextSelection.create(doc, at), plugins: [history()] })
  }
  do(...commands: Command[]): this {
    for (const command of commands) command(this.state, (tr) => this.apply(tr))
    this.state.doc.check()
    return this
  }
  apply = (tr: Parameters<EditorState['apply']>[0]) => {
    this.state = this.state.apply(tr)
  }
  paste(text: string): boolean {
    return pasteEmbed(text, () => this.state, this.apply)
  }
  get shape(): string {
    const shapes: string[] = []
    this.state.doc.forEach((node, at) => {
      if (!['headline', 'dek'].includes(node.type.name)) shapes.push(shape(node, at, this.state.selection.from))
    })
    return shapes.join(' ')
  }
}

function shape(node: Node, at: number, caret: number): string {
  if (node.isTextblock) {
    const place = caret - at - 1
    const text = node.textContent.replace(video, 'VIDEO')
    return `${node.type.name}(${text}${place >= 0 && place <= node.content.size ? '|' : ''})`
  }
  const inside: string[] = []
  node.forEach((child, offset) => {
    inside.push(shape(child, at + 1 + offset, caret))
  })
  return `${node.type.name}(${inside.join(' ')})`
}

describe('an address that is pasted', () => {
  test('on an empty line becomes an embed, with the caret in its title; one undo leads to the link, a second to the empty line', () => {
    const hand = new Hand([line('paragraph', 'before'), line('paragraph')], 'paragraph')
    expect(hand.paste(`https://youtu.be/dQw4w9WgXcQ`)).toBe(true)
    expect(hand.shape).toBe('paragraph(before) embed(title(|)) paragraph()')
    expect(hand.do(undo).shape).toBe('paragraph(before) paragraph(VIDEO|)')
    expect(hand.do(undo).shape).toBe('paragraph(before) paragraph(|)')
  })

  test.each([
    ['among words', [line('paragraph', 'words')], 'words', video],
    ['in a list', [{ type: 'bulletList', content: [{ type: 'listItem', content: [line('paragraph')] }] }], 'paragraph', video],
    ['in a headline', [line('paragraph', 'words')], 'H', video],
    ['in a subhead', [{ ...line('heading'), attrs: { level: 2 } }], 'heading', video],
    ['in an embed', [embed(line('title', 'a'), line('paragraph'))], 'paragraph', video],
    ['of some page', [line('paragraph')], 'paragraph', 'https://example.org/'],
    ['of a lookalike', [line('paragraph')], 'paragraph', 'https://www.youtube.com.evil.test/watch?v=dQw4w9WgXcQ'],
    ['with words around it', [line('paragraph')], 'paragraph', `Look: ${video}`],
  ])('%s stays what it is', (_, content, caret, text) => {
    const hand = new Hand(content, caret)
    const before = hand.shape
    expect(hand.paste(text)).toBe(false)
    expect(hand.shape).toBe(before)
  })
})

describe('an embed', () => {
  test('takes the place of an empty paragraph or of its own link, and stands below other words', () => {
    expect(new Hand([line('paragraph')], 'paragraph').do(insertEmbed(embedId)).shape).toBe('embed(title(|)) paragraph()')
    expect(new Hand([line('paragraph', 'one'), line('paragraph', 'two')], 'one').do(insertEmbed(embedId)).shape).toBe(
      'paragraph(one) embed(title(|)) paragraph(two)',
    )
    expect(new Hand([line('paragraph', 'one')], 'one').do(insertEmbed(embedId), undoEmbed, insertEmbed(embedId)).shape).toBe(
      'paragraph(one) embed(title(|)) paragraph()',
    )
    expect(new Hand([line('paragraph', 'one')], 'H').do(insertEmbed(embedId)).shape).toContain('embed(title(|))')
  })

  test('Enter leads from its title to its text, and out of it', () => {
    const enter = chainCommands(enterInEmbed)
    const hand = new Hand([embed(line('title', 'A film')), line('paragraph', 'after')], 'A film')
    expect(hand.do(enter).shape).toBe('embed(title(A film) paragraph(|)) paragraph(after)')
    expect(hand.do(enter).shape).toBe('embed(title(A film)) paragraph(|) paragraph(after)')
    const author = new Hand([embed(line('title', 'A film'), line('attribution', 'Olena'))], 'Olena')
    expect(author.do(enter).shape).toBe('embed(title(A film) attribution(Olena)) paragraph(|)')
  })

  test('Backspace at the start of its title makes a link and paragraphs of it, and elsewhere leads to the line before', () => {
    const content = [embed(line('title'), line('paragraph', 'text'), line('attribution', 'Olena'))]
    expect(new Hand(content, 'title').do(backspaceInEmbed).shape).toBe('paragraph(VIDEO|) paragraph(text) paragraph(Olena)')
    const empty = new Hand([embed(line('title', 'A film'), line('attribution'))], 'attribution')
    expect(empty.do(backspaceInEmbed).shape).toBe('embed(title(A film|))')
  })

  test('is filled with what its source says, unless somebody has written in it; one undo still leads to the link', () => {
    const hand = new Hand([line('paragraph')], 'paragraph')
    hand.paste(video)
    const [at = 0] = [hand.state.selection.$from.before(1)]
    const words = { title: 'A film', text: 'Of the harbour', author: 'Olena' }
    expect(hand.do(fillEmbed(at, words)).shape).toBe('embed(title(A film|) paragraph(Of the harbour) attribution(Olena)) paragraph()')
    expect(hand.do(fillEmbed(at, { ...words, title: 'Again' })).shape).toContain('embed(title(A film|)')
    expect(hand.do(undo).shape).toBe('paragraph(VIDEO|)')
    const nothing = new Hand([embed(line('title'))], 'title')
    expect(nothing.do(fillEmbed(nothing.state.selection.$from.before(1), { title: '', text: '', author: '' })).shape).toBe(
      'embed(title(|))',
    )
  })
})
