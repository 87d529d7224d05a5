import type { createFormatter, createTranslator } from 'use-intl/core'
import type { SpokenLanguage } from '#lib/desk-languages.ts'
import type { deskWords as english } from '#lib/languages/en/desk/desk-words.ts'

/** Says a message of the dictionary by its key ('people.invite') and the values in its braces; `rich` says one with elements in it. */
export type Say = ReturnType<typeof createTranslator<typeof english>>

/** Numbers, dates and lists as the language writes them. */
export type Format = ReturnType<typeof createFormatter> & { language: SpokenLanguage; locale: string }
export type Words = { say: Say; format: Format }
