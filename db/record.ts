import type { Transaction } from './client.ts'
import { type AuditVerb, audit, type OutboxEvent, outbox } from './schema/record.ts'

/** Writes an audit row in the verb's own transaction. `actor.id` is null for the program itself. */
export async function record(
  tx: Transaction,
  actor: { id: string | null },
  verb: AuditVerb,
  subject: { kind: string; id?: string },
  detail: Record<string, unknown> = {},
): Promise<void> {
  await tx.insert(audit).values({ personId: actor.id, verb, subject: subject.kind, subjectId: subject.id ?? null, detail })
}

/** Writes an outbox row: after COMMIT the edges learn which tags changed and what to tell open pages. */
export async function announce(tx: Transaction, tags: readonly string[], event: OutboxEvent): Promise<void> {
  await tx.insert(outbox).values({ tags: [...new Set(tags)], event })
}
