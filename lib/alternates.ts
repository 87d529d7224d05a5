import type { Language } from './languages.ts'
import { firstLanguage } from './publication.ts'

type Twin = { language: Language; path: string }

/** The addresses of one page in several languages, as hreflang needs them: the first language's is also x-default. */
export function withDefault(twins: readonly Twin[]): { language: Language | 'x-default'; path: string }[] {
  const first = twins.find(({ language }) => language === firstLanguage())
  return [...twins, ...(first ? [{ ...first, language: 'x-default' as const }] : [])]
}
