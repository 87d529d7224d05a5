import type { LanguageFacts } from '#lib/languages/language.ts'

export const spanish: LanguageFacts = {
  name: 'Español',
  locale: 'es-ES',
  direction: 'ltr',
  script: 'latin',
  quotes: ['«', '»', '“', '”'],
  dashes: ['—', '—'],
  alphabet: 'abcdefghijklmnñopqrstuvwxyzáéíóúü',
  slug: {
    source: 'Unicode CLDR, transform Latin-ASCII',
    letters: {},
  },
  search: {
    stemmer: 'spanish_stem',
  },
}
