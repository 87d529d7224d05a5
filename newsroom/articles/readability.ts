import type { Language } from '#lib/languages.ts'

/**
 * How a text reads. `perSentence`: words, `perWord`: letters, on average. `longest`: the sentence with the most words. `years`: the Automated
 * Readability Index, the years of school that it takes (Senter and Smith 1967, AMRL-TR-66-220); it was made for English, so null for other
 * languages.
 */
export type Readability = {
  sentences: number
  perSentence: number
  perWord: number
  longest: { text: string; words: number }
  years: number | null
}

/** Of fewer words an average says nothing. */
export const fewestWords = 100

/** Null while there are too few words. */
export function readabilityOf(sentences: readonly string[], language: Language): Readability | null {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  let [words, letters, counted] = [0, 0, 0]
  let longest = { text: '', words: 0 }
  for (const text of sentences) {
    let inSentence = 0
    for (const { segment, isWordLike } of segmenter.segment(text)) {
      if (!isWordLike) continue
      inSentence += 1
      letters += [...segment].length
    }
    if (inSentence === 0) continue
    counted += 1
    words += inSentence
    if (inSentence > longest.words) longest = { text, words: inSentence }
  }
  if (words < fewestWords) return null
  const [perSentence, perWord] = [words / counted, letters / words]
  const years = language === 'en' ? Math.max(1, Math.ceil(4.71 * perWord + 0.5 * perSentence - 21.43)) : null
  return { sentences: counted, perSentence, perWord, longest, years }
}
