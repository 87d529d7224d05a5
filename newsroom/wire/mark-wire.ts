import { and, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { wireItems } from '#db/schema/wire.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { markWireInput } from './input.ts'

/** Marks texts of the wire as read, ignored or new, for everybody: the desk shares one wire. Without an audit row, like reading a notice. */
export async function markWire(person: Person, { itemIds, state }: z.output<typeof markWireInput>): Promise<Outcome<null, never>> {
  authorise(person, 'see the wire')
  await database()
    .update(wireItems)
    .set({ state, handledBy: state === 'new' ? null : person.id })
    .where(and(isAmong(wireItems.id, itemIds), ne(wireItems.state, state)))
  return done(null)
}
