import type { Language } from './languages.ts'
import { firstLanguage } from './publication.ts'

type Twin = { language: Language; path: string }

/** The addresses of one page in several languages as search engines are told of them: the first language's is for all others, too (x-default). */
export function withDefault(twins: readonly Twin[]): { language: Language | 'x-default'; path: string }[] {
  const first = twins.find(({ language }) => language === firstLanguage())
  return [...twins, ...(first ? [{ ...first, language: 'x-default' as const }] : [])]
}
