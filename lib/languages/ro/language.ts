import { type LanguageFacts, words } from '#lib/languages/language.ts'

export const romanian: LanguageFacts = {
  name: 'Română',
  locale: 'ro-RO',
  direction: 'ltr',
  script: 'latin',
  quotes: ['„', '”', '«', '»'],
  dashes: ['–', '–'],
  alphabet: 'aăâbcdefghiîjklmnopqrsștțuvwxyz',
  slug: {
    source: 'Unicode CLDR, transform Latin-ASCII',
    letters: {},
  },
  search: {
    stemmer: 'romanian_stem',
    common: words(`
      a acea această aceasta acest acesta aceste acestea acestei acestor acestui acești acolo acum ai aici
      al ale am ar are as asta astfel așa au avea avut ca când care cărei
      căror cărui cât ce cea cei cel cele celor cu cum că da dacă dar de
      deci deși din dintre după ea ei el ele era erau este eu fără fi fie
      fiecare fost iar în îi îl îmi îți își într între la le li lor lui
      mai mult ne nici nu o or ori pe pentru peste prin s sa sale sau
      său se și spre sub sunt să te toate tot toți tu un una unde unei
      unele unor unui va vor
    `),
  },
}
