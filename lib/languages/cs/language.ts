import { type LanguageFacts, words } from '#lib/languages/language.ts'

export const czech: LanguageFacts = {
  name: 'Čeština',
  locale: 'cs-CZ',
  direction: 'ltr',
  script: 'latin',
  quotes: ['„', '“', '‚', '‘'],
  dashes: ['–', '–'],
  alphabet: 'aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzž',
  slug: {
    source: 'Unicode CLDR, transform Latin-ASCII',
    letters: {},
  },
  search: {
    stemmer: 'simple',
    common: words(`
      a aby aj ale ani asi až bez bude budou by byl byla bylo byly být
      co což či další do ho i jak jako je jeho jej její jejich jen jenž
      ještě ji jiné již jsem jsme jsou jste k kde kdo kdy když ke která které
      kterého kterou který kteří ku ma má mají mezi mi mít mu může my na nad
      nám nás ne nebo něco nejsou není než nic o od on ona oni ono pak
      po pod podle pro proč proto protože před přes při s se si své svého svůj
      ta tak také takže tam tato te tedy ten tento teď to toho tohle tom tomu
      tu ty u už v ve více však vy z za zda ze že
    `),
  },
}
