import type { DocumentNode } from '#lib/document-types.ts'
import { type Language, languageFacts } from '#lib/languages.ts'

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
export function numberIn(words: string, language: Language): number | null {
  const [found] = /[−–-]?\s?\d[\d\s.,'’\u00a0\u202f]*/u.exec(words) ?? []
  if (found === undefined) return null
  const digits = withoutLastSigns(found.replace(/[\s'’\u00a0\u202f]/gu, ''))
  const decimal = decimalIn(digits, language)
  const at = decimal === null ? -1 : digits.lastIndexOf(decimal)
  const [whole, part] = at < 0 ? [digits, ''] : [digits.slice(0, at), digits.slice(at + 1)]
  const value = Number(`${whole.replace(/[^\d]/g, '')}.${part.replace(/[^\d]/g, '') || '0'}`)
  return /^[−–-]/.test(found) ? -value : value
}

/** Without the signs that end the sentence of a number. */
function withoutLastSigns(digits: string): string {
  let end = digits.length
  while (end > 0 && /[.,]/.test(digits.charAt(end - 1))) end -= 1
  return digits.slice(0, end)
}

/** Of one sign, three digits after it are thousands, unless it is the language's own for decimals. */
function decimalIn(digits: string, language: Language): string | null {
  const signs = [...new Set(digits.match(/[.,]/g) ?? [])]
  const last = digits.match(/[.,](?=\d*$)/)?.[0]
  if (last === undefined) return null
  if (signs.length > 1) return last
  if (digits.split(last).length > 2) return null
  const own = new Intl.NumberFormat(languageFacts[language].locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value
  return last === own || !/[.,]\d{3}$/.test(digits) ? last : null
}

const wordsOf = (node: DocumentNode): string => node.text ?? node.content?.map(wordsOf).join(' ') ?? ''
