import { csvCell } from '#lib/csv-cell.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type ReportItem, wholeReport } from './import-report.ts'

/** The media types of a report's files. */
export const reportFormats = { csv: 'text/csv; charset=utf-8; header=present', json: 'application/json' } as const

/** The whole report in pieces: a line an item, as CSV or in the JSON of `galley import --report`. */
export async function* writeReport(admin: Person, importId: string, format: keyof typeof reportFormats): AsyncGenerator<string> {
  authorise(admin, 'move the newsroom')
  // The byte order mark tells spreadsheets that it is UTF-8.
  yield format === 'csv' ? '\uFEFFsource,result,reason,losses,story,headline,address\r\n' : '{"items": ['
  let between = '\n'
  for await (const items of wholeReport(admin, importId)) {
    yield format === 'csv' ? items.map(lineOf).join('') : between + items.map(jsonOf).join(',\n')
    between = ',\n'
  }
  if (format === 'json') yield '\n]}\n'
}

const lineOf = ({ source, result, reason, losses, articleId, headline, address }: ReportItem): string =>
  `${[source, result, reason, losses.join('\n'), articleId ?? '', headline ?? '', address ?? ''].map(csvCell).join(',')}\r\n`

const jsonOf = ({ id: _, ...item }: ReportItem): string => JSON.stringify(item)
