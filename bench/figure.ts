/**
 * A measurement with its budget (../shared/design.md §7). Without a budget it is only reported; null means not measured, and the note says
 * why.
 */
export type Figure = {
  what: string
  value: number | null
  unit: string
  budget?: { is: 'at most' | 'at least'; value: number }
  /** What the number alone does not say: which table, which page. */
  note?: string
}

/** Options of the command line for groups that take long (bench/growth.ts). */
export type Options = { memoryOnly: boolean; stories: number | null }

/** A group of the bench: measures what its name says. */
export type Measure<Ground> = { name: string; run: (setup: Ground, options: Options) => Promise<Figure[]> }

export function isMissed({ value, budget }: Figure): boolean {
  if (!budget || value === null) return false
  return budget.is === 'at most' ? value > budget.value : value < budget.value
}

/** One line per figure: name, value, budget, verdict. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.what,
    figure.value === null ? '–' : `${formatValue(figure.value)} ${figure.unit}`.trim(),
    figure.budget ? `${figure.budget.is === 'at most' ? '≤' : '≥'} ${formatValue(figure.budget.value)}` : '',
    figure.budget && figure.value !== null ? (isMissed(figure) ? 'MISSED' : 'kept') : '',
    figure.note ?? '',
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 || column > 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const formatValue = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })

/** The value below which `share` of the values are (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)
