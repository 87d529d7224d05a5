import { csvCell } from '#lib/csv-cell.ts'
import type { AuditRow } from './audit-log.ts'

export const auditFormats = ['csv', 'jsonl'] as const
export type AuditFormat = (typeof auditFormats)[number]

/** The media type of an export, its first line, and a row in it. */
export const exportFormats: Record<AuditFormat, { type: string; head: string; toLine: (row: AuditRow) => string }> = {
  csv: {
    type: 'text/csv; charset=utf-8; header=present',
    // The byte order mark tells spreadsheets that it is UTF-8.
    head: '\uFEFFid,at,person,person_id,verb,subject,subject_id,name,detail,position,digest\r\n',
    toLine: (row) =>
      `${[
        row.id,
        row.at.toISOString(),
        row.by?.name ?? '',
        row.by?.id ?? '',
        row.verb,
        row.subject,
        row.subjectId ?? '',
        row.name ?? '',
        JSON.stringify(row.detail),
        row.position ?? '',
        row.digest ?? '',
      ]
        .map(csvCell)
        .join(',')}\r\n`,
  },
  jsonl: { type: 'application/x-ndjson', head: '', toLine: (row) => `${JSON.stringify(row)}\n` },
}
