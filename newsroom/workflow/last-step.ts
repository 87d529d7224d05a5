import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { justNow } from '#db/just-now.ts'
import { type AuditVerb, audit } from '#db/schema/record.ts'

/** The steps of the workflow that change the stage of a story, or who waits for whom. */
const steps = [
  'correct',
  'import',
  'publish',
  'recall',
  'restore-taken-down',
  'send-back',
  'submit',
  'take-back',
  'takedown',
  'undo-send-back',
  'undo-unpublish',
  'unpublish',
] as const satisfies readonly AuditVerb[]

/** The last of these that happened to a story: an undo undoes only that. The article must be locked. */
export async function lastStep(tx: Transaction, articleId: string) {
  const [row] = await tx
    .select({ id: audit.id, verb: audit.verb, personId: audit.personId, detail: audit.detail, isRecent: justNow(audit.createdAt) })
    .from(audit)
    .where(and(eq(audit.subjectId, articleId), inArray(audit.verb, [...steps])))
    .orderBy(desc(audit.id))
    .limit(1)
  return row
}

/** Whether a value of an audit row is an instant as JSON has it. */
export const isStoredInstant = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value))
