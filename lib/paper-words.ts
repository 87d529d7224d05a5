import { paperWords as en } from './languages/en/paper-words.ts'
import type { PaperWords } from './languages/language.ts'
import { paperWords as uk } from './languages/uk/paper-words.ts'
import type { Language } from './languages.ts'

/** The words of readers' pages, by language. Beside lib/languages.ts, because the desk has no need of them. */
export const paperWords: Record<Language, PaperWords> = { en, uk }
