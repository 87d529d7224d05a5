import { expect, test } from 'vitest'
import { readabilityOf } from './readability.ts'

test('sentences, words and years of school of an English text', () => {
  const ten = 'They took nine more lamps down from that old wall.'
  const long = 'Nobody in the whole street had asked them to do so, and nobody was told.'
  expect(readabilityOf([...Array(10).fill(ten), long], 'en')).toEqual({
    ...{ sentences: 11, perSentence: 115 / 11, perWord: 456 / 115, years: 3 },
    longest: { text: long, words: 15 },
  })
})

test('a Ukrainian text has lengths and no years of school', () => {
  expect(readabilityOf(Array(20).fill('Вони зняли ще пʼять ламп.'), 'uk')).toMatchObject({ sentences: 20, perSentence: 5, years: null })
})

test('of no text, and of a short one, nothing is said; signs alone are no sentence', () => {
  expect(readabilityOf([], 'en')).toBeNull()
  expect(readabilityOf(Array(99).fill('Lamps.'), 'en')).toBeNull()
  expect(readabilityOf([...Array(100).fill('Lamps.'), '***', '— …'], 'en')).toMatchObject({ sentences: 100, perSentence: 1 })
})
