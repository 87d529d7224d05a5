import type { Language } from './languages.ts'
import { firstLanguage, publishedLanguages } from './publication.ts'

export type Twin = { language: Language; path: string }

/** The addresses of one page in several languages, as hreflang needs them: the first language's is also x-default. */
export function withDefault(twins: readonly Twin[]): { language: Language | 'x-default'; path: string }[] {
  const first = twins.find(({ language }) => language === firstLanguage())
  return [...twins, ...(first ? [{ ...first, language: 'x-default' as const }] : [])]
}

/** The addresses of a page that exists in every language of the paper. */
export const inEachLanguage = (path: (language: Language) => string): Twin[] =>
  publishedLanguages().map((language) => ({ language, path: path(language) }))

/** The same, without the page itself. */
export const inOtherLanguages = (own: Language, path: (language: Language) => string): Twin[] =>
  inEachLanguage(path).filter(({ language }) => language !== own)
