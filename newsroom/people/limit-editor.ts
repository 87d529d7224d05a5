import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { record } from '#db/record.ts'
import { people } from '#db/schema/people.ts'
import { sections } from '#db/schema/taxonomy.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { editorLimits } from './input.ts'
import { lockPerson } from './lock-person.ts'
import type { Actor } from './person.ts'
import { authorise, requireProof } from './policy.ts'

/**
 * Says which sections an editor looks after; null: the whole newsroom. Takes effect on their next request. In other sections they read,
 * comment and suggest, and otherwise may what a journalist may.
 */
export async function limitEditor(
  admin: Actor,
  { personId, sections: ids }: z.output<typeof editorLimits>,
): Promise<Outcome<null, 'not-editor' | 'unknown-section'>> {
  authorise(admin, 'manage people')
  requireProof(admin)
  return transaction(async (tx) => {
    const person = await lockPerson(tx, personId)
    if (person.role !== 'editor') return no('not-editor')
    const wanted = ids && [...new Set(ids)].sort()
    const known = wanted?.length ? await tx.select({ id: sections.id }).from(sections).where(isAmong(sections.id, wanted)) : []
    if (wanted && known.length < wanted.length) return no('unknown-section')
    await tx.update(people).set({ limitedTo: wanted }).where(eq(people.id, personId))
    await record(tx, admin, 'limit-editor', { kind: 'person', id: personId }, { from: person.limitedTo, to: wanted })
    return done(null)
  })
}
