import type { DeskLanguage } from '#lib/desk-languages.ts'
import { mailWords as en } from './en/mail-words.ts'
import type { MailWords } from './mail-words.ts'
import { mailWords as uk } from './uk/mail-words.ts'

const table: Record<DeskLanguage, MailWords> = { en, uk }

/** A text of the mail with its values put in. */
export function sayInMail(language: DeskLanguage, key: keyof MailWords, values: Record<string, string | number>): string {
  return table[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}
