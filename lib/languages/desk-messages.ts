import type { DeskLanguage } from '#lib/desk-languages.ts'
import type { DeskWords } from './desk-words.ts'
import { deskWords as en } from './en/desk/desk-words.ts'
import { deskWords as uk } from './uk/desk/desk-words.ts'

/** The words of the desk in every language: for the server. A browser is sent its own language alone (components/ui/words). */
export const deskMessages: Record<DeskLanguage, DeskWords> = { en, uk }
