import type { LanguageFacts } from '#lib/languages/language.ts'

export const italian: LanguageFacts = {
  name: 'Italiano',
  locale: 'it-IT',
  direction: 'ltr',
  script: 'latin',
  quotes: ['«', '»', '“', '”'],
  dashes: ['–', '–'],
  alphabet: 'abcdefghijklmnopqrstuvwxyzàèéìíîòóùú',
  slug: {
    source: 'Unicode CLDR, transform Latin-ASCII',
    letters: {},
  },
  search: {
    stemmer: 'italian_stem',
    noPartOfWord: /^(?:[cdlmnstv]|un|gl|(?:a|be|da|de|ne|que|su)ll|quest|tutt|sant|cent|mezz)['’]/iu,
  },
}
