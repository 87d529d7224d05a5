import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { isDocument } from '#newsroom/articles/document.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { saveSnippetInput } from '#newsroom/snippets/input.ts'
import { takeBlocks } from './take-blocks.ts'

const id = '01890000-0000-4000-8000-000000000001'
const words = (text: string, ...types: string[]) => ({ type: 'text', text, marks: types.map((type) => ({ type, attrs: { id } })) })
const p = (...content: DocumentNode[]): DocumentNode => ({ type: 'paragraph', content })

function take(from: number, to = from) {
  const body = {
    type: 'doc' as const,
    content: [p(words('One '), words('new', 'insertion'), words('old', 'deletion')), p(words('Two', 'comment'))],
  }
  const state = EditorState.create({ doc: storyOf({ headline: 'Head', dek: '', body }) })
  return takeBlocks(state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to))))
}

test('the blocks with the selection are taken, with what is suggested and without comments', () => {
  const start = 'Head'.length + 2 + 2 // headline and dek
  expect(take(1)).toBeNull()
  const one = take(start + 1)
  expect(one?.content.map((block) => block.content?.map(({ text }) => text).join(''))).toEqual(['One new'])
  const both = take(start + 1, start + 15)
  expect(both?.content).toHaveLength(2)
  expect(isDocument(both)).toBe(true)
  expect(saveSnippetInput.safeParse({ name: 'A', body: both, isForAll: false, replaces: false }).success).toBe(true)
})

test('what the newsroom takes in as a snippet has no suggestions and no comments', () => {
  for (const mark of ['insertion', 'comment'])
    expect(
      saveSnippetInput.safeParse({ name: 'A', body: { type: 'doc', content: [p(words('x', mark))] }, isForAll: false, replaces: false })
        .success,
    ).toBe(false)
})
