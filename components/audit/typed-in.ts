import type { AuditVerb } from '#db/schema/record.ts'

/** Why a schedule ended is one of our own words (db/schema/schedules.ts). */
const endsSchedule: readonly AuditVerb[] = ['cancel-schedule', 'run-schedule']

/** What a person typed for others to read with an act: the note, the reason or the text. */
export function typedIn({ verb, detail: { note, reason, text } }: { verb: AuditVerb; detail: Record<string, unknown> }): string | null {
  const words = [note, endsSchedule.includes(verb) ? null : reason, text]
  return words.find((word): word is string => typeof word === 'string' && word !== '') ?? null
}
