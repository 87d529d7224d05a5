import { createFormatter, createTranslator } from 'use-intl/core'
import { localeOf, pseudoLanguage, type SpokenLanguage } from '#lib/desk-languages.ts'
import type { DeskWords } from '#lib/languages/desk-words.ts'
import type { deskWords as english } from '#lib/languages/en/desk/desk-words.ts'
import { pseudo } from './pseudo.ts'
import type { Words } from './say.ts'
import { sayQuickly } from './say-quickly.ts'

export function wordsIn(language: SpokenLanguage, messages: DeskWords): Words {
  const locale = localeOf(language)
  const say = createTranslator({
    locale,
    messages: messages as typeof english, // DeskWords has the same keys, and lib/languages/desk-words.test.ts checks its values
    timeZone: 'UTC',
    onError: (error) => {
      throw error
    },
  })
  const format = { ...createFormatter({ locale, timeZone: 'UTC' }), language, locale }
  const quick = sayQuickly(say, locale)
  return { say: language === pseudoLanguage ? pseudo(quick) : quick, format }
}
