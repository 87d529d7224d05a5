import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, requireProof } from '#newsroom/people/policy.ts'
import { type AuditRow, allOfAudit } from './audit-log.ts'
import type { AuditWanted } from './input.ts'

/** The rows of an export of the audit. That it was exported is in the audit itself, and the admins are told. */
export async function beginExport(person: Person, wanted: AuditWanted, zone: string): Promise<AsyncGenerator<AuditRow[]>> {
  authorise(person, 'see the audit')
  requireProof(person)
  await transaction((tx) => record(tx, person, 'export-audit', { kind: 'newsroom' }))
  return allOfAudit(person, wanted, zone)
}
