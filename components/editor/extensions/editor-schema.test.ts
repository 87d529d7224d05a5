import { getSchema } from '@tiptap/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentProblem } from '#newsroom/articles/document.ts'
import { storyOf, storySchema, textOf } from '#newsroom/articles/story-schema.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { schemaExtensions } from './extensions.ts'

const editorSchema = getSchema(schemaExtensions)

test('the editor has exactly the nodes and marks of the story schema, with the marks in the same order', () => {
  expect(Object.keys(editorSchema.nodes).sort()).toEqual(Object.keys(storySchema.nodes).sort())
  expect(Object.keys(editorSchema.marks)).toEqual(Object.keys(storySchema.marks))
})

test.each(Object.keys(storySchema.nodes))('node %s has the content, the group and the attributes of the story schema', (name) => {
  const ours = storySchema.nodes[name]?.spec
  const theirs = editorSchema.nodes[name]?.spec
  expect(theirs?.content ?? '').toBe(ours?.content ?? '')
  expect(theirs?.group ?? '').toBe(ours?.group ?? '')
  expect(Object.keys(theirs?.attrs ?? {})).toEqual(Object.keys(ours?.attrs ?? {}))
  expect(theirs?.tableRole).toBe(ours?.tableRole)
})

test('every document of the editor is valid, and the editor keeps every valid text unchanged', () => {
  fc.assert(
    fc.property(arbitraryDocument, (body) => {
      expect(documentProblem(body)).toBeNull()
      const story = storyOf({ headline: 'Headline', dek: '', body })
      const held = editorSchema.nodeFromJSON(story.toJSON())
      held.check()
      const back = storySchema.nodeFromJSON(held.toJSON())
      expect(back.eq(story)).toBe(true)
      expect(documentProblem(textOf(back).body)).toBeNull()
    }),
    { numRuns: 300 },
  )
})
