import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanRun } from '#lib/clean-text.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { isDocument } from './document.ts'
import { storyOf, storySchema, textOf } from './story-schema.ts'

const line = fc.string({ unit: 'grapheme', maxLength: 40 }).map(cleanRun)

test('a text comes back from its document as it was', () => {
  fc.assert(
    fc.property(line, line, arbitraryDocument, (headline, dek, body) => {
      const story = storyOf({ headline, dek, body })
      story.check()
      const text = textOf(story)
      expect([text.headline, text.dek]).toEqual([headline, dek])
      expect(isDocument(text.body)).toBe(true)
      expect(storyOf(text).eq(story)).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('a text without blocks has an empty paragraph', () => {
  expect(textOf(storyOf({ headline: '', dek: '', body: { type: 'doc', content: [] } })).body.content).toEqual([{ type: 'paragraph' }])
})

test('an invalid attribute is refused when JSON is parsed', () => {
  const heading = { type: 'heading', attrs: { level: 7 } }
  expect(() => storySchema.nodeFromJSON(heading)).toThrow(RangeError)
  const link = { type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }
  expect(() => storySchema.nodeFromJSON(link)).toThrow('attribute “href” may not be "javascript:alert(1)"')
})
