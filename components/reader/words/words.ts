import { createTranslator } from 'use-intl/core'
import type { PaperWords } from '#lib/languages/language.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import { paperWords } from '#lib/paper-words.ts'

const made = new Map<Language, Words>()

export type Words = (key: keyof PaperWords, values?: Record<string, string | number>) => string

/** The texts of the paper in a language (ICU messages, with the language's plurals). */
export function wordsIn(language: Language): Words {
  const known = made.get(language)
  if (known) return known
  const translate = createTranslator({
    locale: languageFacts[language].locale,
    messages: paperWords[language],
    onError: (error) => {
      throw error
    },
  })
  const words: Words = (key, values) => (paperWords[language][key] === '' ? '' : translate(key, values))
  made.set(language, words)
  return words
}
