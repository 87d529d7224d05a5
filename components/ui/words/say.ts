import type { createFormatter, createTranslator } from 'use-intl/core'
import type { SpokenLanguage } from '#lib/desk-languages.ts'
import type { deskWords as english } from '#lib/languages/en/desk/desk-words.ts'

/** Gives the message of a key ('people.invite') with the values in its braces; `rich` also takes elements. */
export type Say = ReturnType<typeof createTranslator<typeof english>>

/** Numbers, dates and lists in the format of the language. */
export type Format = ReturnType<typeof createFormatter> & { language: SpokenLanguage; locale: string }
export type Words = { say: Say; format: Format }
