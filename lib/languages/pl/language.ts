import { type LanguageFacts, words } from '#lib/languages/language.ts'

export const polish: LanguageFacts = {
  name: 'Polski',
  locale: 'pl-PL',
  direction: 'ltr',
  script: 'latin',
  quotes: ['„', '”', '«', '»'],
  dashes: ['–', '–'],
  alphabet: 'aąbcćdeęfghijklłmnńoóprsśtuwyzźż',
  slug: {
    source: 'Unicode CLDR, transform Latin-ASCII',
    letters: { ł: 'l' },
  },
  search: {
    stemmer: 'simple',
    common: words(`
      a aby ale bez bo by być był była było były co coś czy dla do
      gdy gdzie go i ich ile im inne iż ja jak jako jednak jego jej jest
      jeszcze już każdy kiedy kto która które którego której który których którzy lub ma mają mnie
      może można my na nad nam nas nie niż nich nim nią o od on ona
      one oni ono oraz pan po pod podczas ponad poza przed przez przy są się sobie
      swoje ta tak także tam te tego tej ten też to tu tych tylko tym u
      w we wiele więc wszystko z za zaś ze że żeby
    `),
  },
}
