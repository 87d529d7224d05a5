import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import type { Person } from '#newsroom/people/person.ts'
import { can } from '#newsroom/people/policy.ts'

/** Who submitted, sent back or took down a story, when, and with which note. */
export type Step = { by: string | null; at: Date; note: string | null }
export type Steps = { submitted: Step | null; sentBack: Step | null; takenDown: Step | null }

/** The last step of each kind, from the audit. The reason of a takedown is shown only to people who may take stories down. */
export async function stepsOf(reading: Reading, person: Person, articleId: string): Promise<Steps> {
  const rows = await reading
    .selectDistinctOn([audit.verb], { verb: audit.verb, by: people.name, at: audit.createdAt, detail: audit.detail })
    .from(audit)
    .leftJoin(people, eq(people.id, audit.personId))
    .where(and(eq(audit.subjectId, articleId), inArray(audit.verb, ['submit', 'send-back', 'takedown'])))
    .orderBy(audit.verb, desc(audit.id))
  const step = (verb: string, note: string): Step | null => {
    const row = rows.find((each) => each.verb === verb)
    const written = row?.detail[note]
    return row ? { by: row.by, at: row.at, note: typeof written === 'string' ? written : null } : null
  }
  const takenDown = step('takedown', 'reason')
  return {
    submitted: step('submit', 'note'),
    sentBack: step('send-back', 'note'),
    takenDown: takenDown && { ...takenDown, note: can(person, 'take down a story') ? takenDown.note : null },
  }
}
