import { Transform } from '@tiptap/pm/transform'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countWords } from '#newsroom/articles/plain-text.ts'
import { storyOf, storySchema, textOf } from '#newsroom/articles/story-schema.ts'
import { arbitraryMarks, arbitraryStory, withMarks } from '#testing/arbitrary-suggestions.ts'
import { wordsOf } from './word-count.ts'

test('an open suggestion does not count before it is accepted, and what it would delete does', () => {
  const text = (words: string, mark?: 'insertion' | 'deletion') => ({
    type: 'text',
    text: words,
    ...(mark && { marks: [{ type: mark, attrs: { id: 'one' } }] }),
  })
  const body = {
    type: 'doc' as const,
    content: [
      { type: 'paragraph', content: [text('The ferry '), text('at last ', 'insertion'), text('slowly ', 'deletion'), text('left')] },
    ],
  }
  const doc = storySchema.nodeFromJSON(storyOf({ headline: 'Not counted', dek: '', body }).toJSON())
  expect(wordsOf(doc, 'en')).toBe(4)
})

test('whatever is suggested and changed, the count is that of the text without suggestions', () => {
  fc.assert(
    fc.property(arbitraryStory, arbitraryMarks, fc.nat(), (story, markings, at) => {
      const doc = withMarks(story, markings)
      expect(wordsOf(doc, 'en')).toBe(countWords(textOf(doc).body, 'en'))
      const block = doc.child(2 + (at % (doc.childCount - 2)))
      const changed = new Transform(doc).insert(doc.content.size, block).doc
      expect(wordsOf(changed, 'en')).toBe(countWords(textOf(changed).body, 'en'))
    }),
    { numRuns: 300 },
  )
})
