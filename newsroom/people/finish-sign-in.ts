import type { Transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { sealFor } from '#lib/seal.ts'
import { factorsOf, hasFactor } from './factors.ts'
import { openSession } from './session.ts'
import { countNewNetworks } from './sign-in-throttle.ts'

/** Where an attempt comes from: network address and browser. */
export type Visitor = { address: string; userAgent: string }
export type SignedIn = { personId: string; sessionId: string }

/** With what the second step can be taken, and the ticket that says that the first one was. */
export type SecondStep = { ticket: string; ways: ('passkey' | 'app' | 'recovery')[] }

/** Signing in from so many networks within a day is told to the admins. */
export const manyNetworks = 5

const ticketMinutes = 10

/**
 * After the password or the link was right: opens a session for a person without a second factor. For others it opens nothing, and returns
 * a ticket for the second step (newsroom/people/second-step.ts).
 */
export async function finishFirstStep(
  tx: Transaction,
  person: { id: string },
  by: 'password' | 'link',
  visitor: Visitor,
): Promise<Outcome<SignedIn, 'second-step'>> {
  const factors = await factorsOf(tx, person.id)
  if (!hasFactor(factors)) return done(await finishSignIn(tx, person, { by }, visitor))
  const ways = [
    ...(factors.passkeys > 0 ? ['passkey'] : []),
    ...(factors.hasApp ? ['app'] : []),
    ...(factors.codesLeft > 0 ? ['recovery'] : []),
  ]
  const ticket = sealFor('second-step', ticketMinutes, { personId: person.id, by })
  return no('second-step', { ticket, ways })
}

/** Opens a session for somebody who has proved who they are. Only counts of networks are kept, no address. */
export async function finishSignIn(
  tx: Transaction,
  person: { id: string },
  how: { by: string; second?: string },
  { address, userAgent }: Visitor,
): Promise<SignedIn> {
  const sessionId = await openSession(tx, person.id, userAgent)
  const networks = await countNewNetworks(tx, { account: person.id, address })
  const isMany = networks === manyNetworks
  await record(tx, { id: person.id, sessionId }, 'sign-in', { kind: 'session', id: sessionId }, { ...how, ...(isMany && { networks }) })
  return { personId: person.id, sessionId }
}
