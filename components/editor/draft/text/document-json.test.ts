import { getSchema } from '@tiptap/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { schemaExtensions } from '#components/editor/extensions/extensions.ts'
import { wordsOf } from '#components/editor/toolbar/word-count.ts'
import { countWords } from '#newsroom/articles/plain-text.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { documentJson } from './document-json.ts'

const schema = getSchema(schemaExtensions)

test('every object in the JSON is a plain one, as React asks of what goes to an action', () => {
  const plain = (value: unknown): boolean =>
    typeof value !== 'object' || value === null || Array.isArray(value)
      ? !Array.isArray(value) || value.every(plain)
      : Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(plain)
  fc.assert(
    fc.property(arbitraryDocument, (json) => plain(documentJson(schema.nodeFromJSON(json)))),
    { numRuns: 50 },
  )
})

test('it is the JSON that ProseMirror writes', () => {
  fc.assert(
    fc.property(arbitraryDocument, (json) => {
      const doc = schema.nodeFromJSON(json)
      expect(documentJson(doc)).toEqual(JSON.parse(JSON.stringify(doc.toJSON())))
    }),
    { numRuns: 50 },
  )
})

test('words counted block by block are the words of the whole', () => {
  fc.assert(
    fc.property(arbitraryDocument, (json) => {
      expect(wordsOf(schema.nodeFromJSON(json), 'en')).toBe(countWords(json, 'en'))
    }),
    { numRuns: 50 },
  )
})
