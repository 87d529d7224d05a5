import type { DocumentNode } from '#lib/document-types.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import { decimalSignOf, writtenNumber } from '#lib/written-number.ts'

/** What a chart shows: a value for each label and series; null where the table has none. `words` is the value as it was written. */
export type ChartData = {
  series: readonly string[]
  rows: readonly { label: string; values: readonly { value: number | null; words: string }[] }[]
}

const mostSeries = 4
const mostRows = 60

/** The first row names the series, the first column the labels. Null when a table has no figures, or more than a chart can show. */
export function chartData(table: DocumentNode, language: Language): ChartData | null {
  const [head = [], ...rest] = (table.content ?? []).map(({ content = [] }) => content.map((cell) => wordsOf(cell).trim()))
  const series = head.slice(1)
  const rows = rest.map(([label = '', ...cells]) => ({
    label,
    values: series.map((_, place) => ({ value: numberIn(cells[place] ?? '', language), words: cells[place] ?? '' })),
  }))
  const hasFigures = rows.some(({ values }) => values.some(({ value }) => value !== null))
  return hasFigures && series.length <= mostSeries && rows.length <= mostRows ? { series, rows } : null
}

/** The number in a cell, written as in the language ("1,204.5" or "1 204,5"), whatever unit follows it. */
export const numberIn = (words: string, language: Language): number | null =>
  writtenNumber(words, decimalSignOf(languageFacts[language].locale))

const wordsOf = (node: DocumentNode): string => node.text ?? node.content?.map(wordsOf).join(' ') ?? ''
