import type { DeskLanguage } from '#lib/desk-languages.ts'
import { reports as en } from './en/reports.ts'
import type { Reports } from './report-words.ts'
import { reports as uk } from './uk/reports.ts'

/** The sentences of reports in every language of the desk: for the server, which draws the reports. */
export const reportMessages: Record<DeskLanguage, Reports> = { en, uk }
