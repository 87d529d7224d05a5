import { expect, test } from 'vitest'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
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
