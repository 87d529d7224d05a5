import { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type Command, EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { schemaExtensions } from '#components/editor/extensions/extensions.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { backspaceInMap, changeMapPicture, enterInMap, insertMap, moveMarker } from './map-commands.ts'

const showPicture = (alt: string) => ({ mediaId: '019aaaaa-0000-7000-8000-000000000000', alt, caption: '', credit: '' })
const line = (type: string, text = ''): DocumentNode => ({ type, ...(text && { content: [{ type: 'text', text }] }) })
const map = (alt: string | null, name: string): DocumentNode => ({
  type: 'map',
  content: [...(alt === null ? [] : [{ type: 'picture', attrs: showPicture(alt) }]), line('title', name)],
})

/** "map:50,50(river title(The ferry|))": the bar is the caret. */
function shape(node: Node, at: number, caret: number): string {
  if (node.isTextblock) {
    const place = caret - at - 1
    const words = node.textContent
    return `${node.type.name}(${place >= 0 && place <= node.content.size ? `${words.slice(0, place)}|${words.slice(place)}` : words})`
  }
  if (node.type.name === 'picture') return String(node.attrs.alt)
  const inside: string[] = []
  node.forEach((child, offset) => {
    inside.push(shape(child, at + 1 + offset, caret))
  })
  return `${node.type.name}:${node.attrs.marker.x},${node.attrs.marker.y}(${inside.join(' ')})`
}

/** What is left of a text with the caret at the end of these words, or of the first empty block, after a command; null where it does nothing. */
function after(content: DocumentNode[], caret: string, command: Command, offset?: number): { shape: string; state: EditorState } | null {
  const doc = storyOf({ headline: 'H', dek: 'D', body: { type: 'doc', content } })
  let at = 0
  doc.descendants((node, position) => {
    if (at === 0 && node.isTextblock && node.textContent === caret) at = position + 1 + (offset ?? node.content.size)
  })
  let state = EditorState.create({ doc, selection: TextSelection.create(doc, at) })
  if (!command(state, (tr) => (state = state.apply(tr)))) return null
  state.doc.check()
  const blocks: string[] = []
  state.doc.forEach((block, position, place) => {
    if (place > 1) blocks.push(shape(block, position, state.selection.empty ? state.selection.from : -1))
  })
  return { shape: blocks.join(' '), state }
}

test.each([
  [
    'an empty paragraph becomes the map',
    [line('paragraph', 'One'), line('paragraph')],
    '',
    'paragraph(One) map:50,50(river title(|)) paragraph()',
  ],
  [
    'below a paragraph with words',
    [line('paragraph', 'One'), line('paragraph', 'Two')],
    'One',
    'paragraph(One) map:50,50(river title(|)) paragraph(Two)',
  ],
  [
    'from the headline it goes to the start of the text',
    [line('paragraph', 'One')],
    'H',
    'paragraph(One) map:50,50(river title(|)) paragraph()',
  ],
  ['below a map, and not into it', [map('quay', 'A')], 'A', 'map:50,50(quay title(A)) map:50,50(river title(|)) paragraph()'],
])('%s', (_, content, caret, expected) => expect(after(content, caret, insertMap(showPicture('river')))?.shape).toBe(expected))

test('another picture takes the place of the one there was, or of none; what is no map gets none', () => {
  const change = changeMapPicture(6, showPicture('quay'))
  expect(after([map('river', 'A')], 'A', change)?.shape).toBe('map:50,50(quay title(A|))')
  expect(after([map(null, 'A')], 'A', change)?.shape).toBe('map:50,50(quay title(A|))')
  expect(after([line('paragraph', 'One'), map('river', 'A')], 'One', change)).toBeNull()
})

test('the map that asked gets the picture, also when the caret went to another one and words came before it; a map that is gone does not', () => {
  const doc = storyOf({ headline: 'H', dek: 'D', body: { type: 'doc', content: [map('river', 'A'), map('hill', 'B')] } })
  const editor = new Editor({ element: null, extensions: schemaExtensions, content: doc.toJSON() })
  const alts = () => editor.state.doc.content.content.flatMap(({ firstChild }) => firstChild?.attrs.alt ?? [])
  const caretTo = (name: string) =>
    editor.state.doc.descendants((node, at) => {
      if (node.type.name === 'title' && node.textContent === name) editor.commands.setTextSelection(at + 1)
    })
  editor.storage.map.asked = 6
  caretTo('B')
  editor.commands.insertContentAt(1, { type: 'text', text: 'New ' })
  expect(editor.commands.changeMapPicture(showPicture('quay'))).toBe(true)
  expect(alts()).toEqual(['quay', 'hill'])
  editor.commands.deleteRange({ from: 10, to: 10 + editor.state.doc.child(2).nodeSize })
  expect(editor.commands.changeMapPicture(showPicture('river'))).toBe(false)
  expect(alts()).toEqual(['hill'])
})

test('the marker moves, and what is no map has none', () => {
  expect(after([map('river', 'A')], 'A', moveMarker(7, { x: 1, y: 2 }))).toBeNull()
  expect(after([map('river', 'A')], 'A', moveMarker(6, { x: 1, y: 2 }))?.shape).toBe('map:1,2(river title(A|))')
})

test('Enter in the name leads below the map; elsewhere it is the one of paragraphs', () => {
  expect(after([map('river', 'A'), line('paragraph', 'Two')], 'A', enterInMap)?.shape).toBe(
    'map:50,50(river title(A)) paragraph(|) paragraph(Two)',
  )
  expect(after([map('river', 'A'), line('paragraph')], 'A', enterInMap)?.shape).toBe('map:50,50(river title(A)) paragraph(|)')
  expect(after([line('paragraph', 'One'), map('river', 'A')], 'One', enterInMap)).toBeNull()
})

test('Backspace at the start of the name chooses the map rather than losing its border; within the name it is the usual one', () => {
  const chosen = after([map('river', 'A')], 'A', backspaceInMap, 0)?.state.selection
  expect(chosen instanceof NodeSelection && chosen.node.type.name).toBe('map')
  expect(after([map('river', 'A')], 'A', backspaceInMap)).toBeNull()
  expect(after([line('paragraph', 'One'), map('river', 'A')], 'One', backspaceInMap, 0)).toBeNull()
})
