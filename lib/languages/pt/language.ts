import type { LanguageFacts } from '#lib/languages/language.ts'

export const portuguese: LanguageFacts = {
  name: 'Português',
  locale: 'pt-PT',
  direction: 'ltr',
  script: 'latin',
  quotes: ['«', '»', '“', '”'],
  dashes: ['–', '–'],
  alphabet: 'abcdefghijklmnopqrstuvwxyzáâãàçéêíóôõú',
  slug: {
    source: 'Unicode CLDR, transform Latin-ASCII',
    letters: {},
  },
  search: {
    stemmer: 'portuguese_stem',
  },
}
