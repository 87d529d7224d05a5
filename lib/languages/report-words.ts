import type { reports } from './en/reports.ts'

/** A sentence of the reports of imports in each language of the desk, with the same values. */
export type ReportSentence = keyof typeof reports
export type Reports = Record<ReportSentence, string>
