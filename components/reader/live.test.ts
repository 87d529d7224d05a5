import { expect, test } from 'vitest'
import { languages } from '#lib/languages.ts'
import { countWith } from '#reader/count-with.ts'
import { sampleForms } from './live.tsx'
import { wordsIn } from './words/words.ts'

test.each(languages)('%s: what the script says of new stories is what the page would say', (language) => {
  const words = wordsIn(language)
  const forms = JSON.parse(JSON.stringify(sampleForms(language, words)))
  for (let count = 1; count <= 300; count += 1) expect(countWith(forms, language, count)).toBe(words('newStories', { count }))
})
