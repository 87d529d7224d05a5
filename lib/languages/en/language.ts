import type { LanguageFacts } from '#lib/languages/language.ts'

export const english: LanguageFacts = {
  name: 'English',
  locale: 'en-GB',
  direction: 'ltr',
  script: 'latin',
  quotes: ['“', '”', '‘', '’'],
  dashes: ['–', '—'],
  alphabet: 'abcdefghijklmnopqrstuvwxyz',
  slug: { source: 'None: its letters are those of an address', letters: {} },
  search: { stemmer: 'english_stem', noPartOfWord: /['’ʼ‘`´]s$/iu },
}
