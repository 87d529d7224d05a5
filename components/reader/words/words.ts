import { createTranslator } from 'use-intl/core'
import { paperWords as en } from '#lib/languages/en/paper-words.ts'
import type { PaperWords } from '#lib/languages/language.ts'
import { paperWords as uk } from '#lib/languages/uk/paper-words.ts'
import type { Language } from '#lib/languages.ts'

export const messages: Record<Language, PaperWords> = { en, uk }

const made = new Map<Language, Words>()

export type Words = (key: keyof PaperWords, values?: Record<string, string | number>) => string

/** The words of the paper in a language (ICU messages, with the language's own plurals). */
export function wordsIn(language: Language): Words {
  const known = made.get(language)
  if (known) return known
  const translate = createTranslator({
    locale: language,
    messages: messages[language],
    onError: (error) => {
      throw error
    },
  })
  const words: Words = (key, values) => (messages[language][key] === '' ? '' : translate(key, values))
  made.set(language, words)
  return words
}
