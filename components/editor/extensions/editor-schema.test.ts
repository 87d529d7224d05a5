import { getSchema } from '@tiptap/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentProblem, documentSchema } from '#newsroom/articles/document.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { schemaExtensions } from './extensions.ts'

const editorSchema = getSchema(schemaExtensions)

test('the editor has exactly the nodes and marks of the document schema, with the marks in the same order', () => {
  expect(Object.keys(editorSchema.nodes).sort()).toEqual(Object.keys(documentSchema.nodes).sort())
  expect(Object.keys(editorSchema.marks)).toEqual(Object.keys(documentSchema.marks))
})

test.each(Object.keys(documentSchema.nodes))('node %s has the content, the group and the attributes of the document schema', (name) => {
  const ours = documentSchema.nodes[name]?.spec
  const theirs = editorSchema.nodes[name]?.spec
  expect(theirs?.content ?? '').toBe(ours?.content ?? '')
  expect(theirs?.group ?? '').toBe(ours?.group ?? '')
  expect(Object.keys(theirs?.attrs ?? {})).toEqual(Object.keys(ours?.attrs ?? {}))
  expect(theirs?.tableRole).toBe(ours?.tableRole)
})

test('every document of the editor is valid, and the editor keeps every valid document unchanged', () => {
  fc.assert(
    fc.property(arbitraryDocument, (json) => {
      expect(documentProblem(json)).toBeNull()
      const held = editorSchema.nodeFromJSON(json)
      held.check()
      expect(documentProblem(held.toJSON())).toBeNull()
      expect(documentSchema.nodeFromJSON(held.toJSON()).toJSON()).toEqual(documentSchema.nodeFromJSON(json).toJSON())
    }),
    { numRuns: 300 },
  )
})
