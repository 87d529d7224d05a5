import type { LanguageFacts } from '#lib/languages/language.ts'

export const german: LanguageFacts = {
  name: 'Deutsch',
  locale: 'de-DE',
  direction: 'ltr',
  script: 'latin',
  quotes: ['„', '“', '‚', '‘'],
  dashes: ['–', '–'],
  alphabet: 'abcdefghijklmnopqrstuvwxyzäöüß',
  slug: {
    source: 'DIN 5007-2 (names: ä as ae)',
    letters: { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' },
  },
  search: {
    stemmer: 'german_stem',
  },
}
