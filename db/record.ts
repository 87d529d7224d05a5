import type { Transaction } from './client.ts'
import { enqueue } from './queue.ts'
import { type CheckedKind, checkedKinds } from './schema/outside-checks.ts'
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

/**
 * Writes an outbox row: after COMMIT the edges learn which tags changed and what to tell open pages. When a story changed, the worker looks
 * from outside whether readers find it (newsroom/outside/look-outside.ts).
 */
export async function announce(tx: Transaction, tags: readonly string[], event: OutboxEvent): Promise<void> {
  const [row] = await tx
    .insert(outbox)
    .values({ tags: [...new Set(tags)], event })
    .returning({ id: outbox.id })
  if (row && isChecked(event.kind)) await enqueue(tx, 'look-outside', { changeId: row.id }, String(row.id))
}

const isChecked = (kind: OutboxEvent['kind']): kind is CheckedKind => checkedKinds.some((checked) => checked === kind)
