import { createTranslator } from 'use-intl/core'
import type { Language } from '#lib/languages.ts'
import { en } from './en.ts'
import { uk } from './uk.ts'

type Messages = { [key in keyof typeof en]: string }
const messages: Record<Language, Messages> = { en, uk }

const made = new Map<Language, Words>()

export type Words = (key: keyof Messages, values?: Record<string, string | number>) => string

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
