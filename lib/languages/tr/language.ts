import type { LanguageFacts } from '#lib/languages/language.ts'

export const turkish: LanguageFacts = {
  name: 'Türkçe',
  locale: 'tr-TR',
  direction: 'ltr',
  script: 'latin',
  quotes: ['“', '”', '‘', '’'],
  dashes: ['–', '—'],
  alphabet: 'abcçdefgğhıijklmnoöprsştuüvyzâîû',
  slug: {
    source: 'Unicode CLDR, transform Latin-ASCII',
    letters: { ı: 'i' },
  },
  search: {
    stemmer: 'turkish_stem',
    noPartOfWord: /['’ʼ‘`´]\p{L}{1,20}$/iu,
  },
}
