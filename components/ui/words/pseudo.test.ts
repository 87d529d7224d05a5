import { expect, test } from 'vitest'
import { pseudoLanguage } from '#lib/desk-languages.ts'
import { deskMessages } from '#lib/languages/desk-messages.ts'
import { inPseudo } from './pseudo.ts'
import { wordsIn } from './words.ts'

test('the pseudo-language is English with accents, 40 % longer, in brackets', () => {
  const { say, format } = wordsIn(pseudoLanguage, deskMessages.en)
  expect(say('desk.skip')).toBe('⟦Sķîþ ţö çöñţéñţ······⟧')
  expect(inPseudo('x'.repeat(120))).toBe(`⟦${'ẋ'.repeat(120)}${'·'.repeat(24)} ${'·'.repeat(24)}⟧`)
  expect(say.rich('desk.skip')).toEqual(['⟦', 'Sķîþ ţö çöñţéñţ', '⟧'])
  expect(format.language).toBe('en-XA')
  expect(format.number(1234)).toBe('1,234')
})
