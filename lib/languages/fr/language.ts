import type { LanguageFacts } from '#lib/languages/language.ts'

export const french: LanguageFacts = {
  name: 'Français',
  locale: 'fr-FR',
  direction: 'ltr',
  script: 'latin',
  quotes: ['«\u00a0', '\u00a0»', '“', '”'],
  dashes: ['–', '–'],
  bindsDash: true,
  spacedPunctuation: ';:!?',
  alphabet: 'abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿ',
  slug: {
    source: 'Unicode CLDR, transform Latin-ASCII',
    letters: { œ: 'oe', æ: 'ae' },
  },
  search: {
    stemmer: 'french_stem',
    noPartOfWord: /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]/iu,
  },
}
