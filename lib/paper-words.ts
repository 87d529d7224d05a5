import { paperWords as ar } from './languages/ar/paper-words.ts'
import { paperWords as cs } from './languages/cs/paper-words.ts'
import { paperWords as de } from './languages/de/paper-words.ts'
import { paperWords as en } from './languages/en/paper-words.ts'
import { paperWords as es } from './languages/es/paper-words.ts'
import { paperWords as fr } from './languages/fr/paper-words.ts'
import { paperWords as it } from './languages/it/paper-words.ts'
import type { PaperWords } from './languages/language.ts'
import { paperWords as pl } from './languages/pl/paper-words.ts'
import { paperWords as pt } from './languages/pt/paper-words.ts'
import { paperWords as ro } from './languages/ro/paper-words.ts'
import { paperWords as tr } from './languages/tr/paper-words.ts'
import { paperWords as uk } from './languages/uk/paper-words.ts'
import type { Language } from './languages.ts'

/** The words of readers' pages, by language. Beside lib/languages.ts, because the desk has no need of them. */
export const paperWords: Record<Language, PaperWords> = { en, uk, pl, de, fr, es, it, ro, cs, pt, tr, ar }
