import type { AuditWanted } from '#newsroom/audit/input.ts'

/** The filters of the audit, as in its URL. */
export function queryOf(wanted: AuditWanted): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(wanted)) if (value) query.set(name, value)
  return query.toString()
}

export const addressOfAudit = (wanted: AuditWanted): string => `/desk/audit?${queryOf(wanted)}`
