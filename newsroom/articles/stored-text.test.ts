import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryMarks, arbitraryStory, withMarks } from '#testing/arbitrary-suggestions.ts'
import { documentProblem } from './document.ts'
import { documentOf, jsonOfDocument } from './document-json.ts'
import { countWords } from './plain-text.ts'
import { StoredText } from './stored-text.ts'
import { storyOf, storySchema, textOf } from './story-schema.ts'

test('by blocks, a story is stored and counted as its whole text is, also when some of it was stored before', () => {
  fc.assert(
    fc.property(arbitraryStory, arbitraryMarks, arbitraryMarks, (story, first, second) => {
      const before = withMarks(story, first)
      for (const doc of [story, before, withMarks(before, second)]) {
        const stored = new StoredText(doc)
        const { headline, dek, body, suggested } = textOf(doc)
        expect(stored).toMatchObject({ headline, dek })
        expect(documentOf(stored.body)).toBe(JSON.stringify(body))
        expect(stored.suggested && documentOf(stored.suggested)).toBe(suggested ? JSON.stringify(suggested) : null)
        expect(jsonOfDocument(doc)).toBe(JSON.stringify(doc.toJSON()))
        expect(stored.length).toBe(JSON.stringify(suggested ?? body).length)
        for (const language of ['en', 'uk'] as const) expect(stored.countWords(language)).toBe(countWords(body, language))
        expect(stored.problem()).toBeNull()
      }
    }),
    { numRuns: 100 },
  )
})

test('what is wrong in a text is found in its block, with its place', () => {
  const story = storyOf({ headline: 'A story', dek: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } })
  const doc = story.copy(story.content.addToEnd(storySchema.node('paragraph', null, [storySchema.text('half \ud800')])))
  const problem = new StoredText(doc).problem()
  expect(problem).toEqual(documentProblem(textOf(doc).body))
  expect(problem?.at).toBe('doc > paragraph[1] > text[0]')
  expect(new StoredText(story.copy(story.content.cut(0, story.child(0).nodeSize + story.child(1).nodeSize))).problem()).toMatchObject({
    at: 'doc',
  })
})
