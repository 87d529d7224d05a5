import type { Editor } from '@tiptap/core'
import { history, undo } from '@tiptap/pm/history'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { expect, test, vi } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import type { LibraryFile } from '#newsroom/attachments/library-files.ts'
import { insertLibraryFile, insertPictureAtEnd } from './insert-attachment.ts'

const words = (text: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const id = '019aaaaa-0000-7000-8000-000000000000'
const said = { id, name: 'harbour.pdf', title: '', caption: 'Dawn.', credit: 'Olena', transcript: 'A horn.', captionsId: null }
const file = (kind: 'audio' | 'document', title = '') => ({ ...said, kind, title }) as LibraryFile // all that it reads of one

function insertInto(given: LibraryFile, where: 'caret' | 'end', ...blocks: DocumentNode[]) {
  const doc = storyOf({ headline: 'H', dek: 'D', body: { type: 'doc', content: blocks } })
  const start = EditorState.create({ doc, plugins: [history()] })
  let state = start.apply(start.tr.setSelection(TextSelection.create(doc, 7)))
  const dispatch = (tr: Transaction) => {
    state = state.apply(tr)
  }
  const editor = {
    get state() {
      return state
    },
    view: { dispatch },
  } as unknown as Editor // all that it uses of an editor
  expect(insertLibraryFile(editor, given, where)).toBe(true)
  state.doc.check()
  const made = state.doc.content.content.slice(2)
  undo(state, dispatch)
  return { made, undone: state.doc.eq(doc) }
}

test('a file of the library stands below the paragraph of the caret with what the library says of it, and one undo takes it back', () => {
  const { made, undone } = insertInto(file('audio', 'The harbour'), 'caret', words('One.'), words('Two.'))
  expect(made.map(({ type }) => type.name)).toEqual(['paragraph', 'audio', 'paragraph'])
  expect(made[1]?.attrs).toMatchObject({ attachmentId: id, title: 'The harbour', caption: 'Dawn.', credit: 'Olena', transcript: 'A horn.' })
  expect(undone).toBe(true)
})

test('it takes the place of an empty paragraph, and a document without a title is called as its file', () => {
  const { made, undone } = insertInto(file('document'), 'caret', { type: 'paragraph' })
  expect(made.map(({ type }) => type.name)).toEqual(['document', 'paragraph'])
  expect(made[0]?.attrs.title).toBe('harbour')
  expect(undone).toBe(true)
})

test('at the end it stands below all that is written', () => {
  const { made } = insertInto(file('audio'), 'end', words('One.'), words('Two.'))
  expect(made.map(({ type }) => type.name)).toEqual(['paragraph', 'paragraph', 'audio', 'paragraph'])
})

test('nothing is in when the editor is gone, or when its text did not take the change', () => {
  const picture = { mediaId: id, alt: '', caption: '', credit: '' }
  const doc = storyOf({ headline: 'H', dek: 'D', body: { type: 'doc', content: [words('One.')] } })
  const dispatch = vi.fn()
  const editor = (isDestroyed: boolean) => ({ isDestroyed, state: EditorState.create({ doc }), view: { dispatch } }) as unknown as Editor // as above
  for (const gone of [null, editor(true)]) {
    expect(insertLibraryFile(gone, file('audio'), 'end')).toBe(false)
    expect(insertPictureAtEnd(gone, picture)).toBe(false)
  }
  expect(dispatch).not.toHaveBeenCalled()
  expect(insertLibraryFile(editor(false), file('audio'), 'end')).toBe(false)
  expect(insertPictureAtEnd(editor(false), picture)).toBe(false)
  expect(dispatch).toHaveBeenCalledTimes(2)
})
