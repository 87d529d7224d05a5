import { transaction } from '#db/client.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { lockPerson } from './lock-person.ts'
import { forgetLinks, type LinkKind, makeLink } from './one-time-link.ts'
import type { Person } from './person.ts'
import { authorise, requireProof } from './policy.ts'

export type NewLink = { link: string; email: string; name: string; kind: LinkKind }

/** Makes another one-time link for somebody who lost theirs, or another invitation: the ones before do not work any more. */
export async function newLink(admin: Person, personId: string): Promise<Outcome<NewLink, 'disabled'>> {
  authorise(admin, 'manage people')
  requireProof(admin)
  return transaction(async (tx) => {
    const { email, name, joinedAt, disabledAt } = await lockPerson(tx, personId)
    if (disabledAt) return no('disabled')
    const kind = joinedAt ? 'sign-in' : 'invitation'
    if (kind === 'invitation') await forgetLinks(tx, personId)
    return done({ link: await makeLink(tx, admin, personId, kind), email, name, kind })
  })
}
