import { eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { people } from '#db/schema/people.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from './person.ts'

/** Changes the person's own name, which colleagues see. A byline is not an account: see authors. */
export async function rename(person: Person, name: string): Promise<Outcome<{ name: string }, never>> {
  if (name === person.name) return done({ name })
  return transaction(async (tx) => {
    await tx.update(people).set({ name }).where(eq(people.id, person.id))
    await record(tx, person, 'rename', { kind: 'person', id: person.id }, { from: person.name, to: name })
    return done({ name })
  })
}
