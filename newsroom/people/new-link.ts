import { transaction } from '#db/client.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { lockPerson } from './lock-person.ts'
import { makeLink } from './one-time-link.ts'
import type { Person } from './person.ts'
import { authorise } from './policy.ts'

export type NewLink = { link: string; email: string; name: string }

/** Makes another one-time link for somebody who lost theirs. */
export async function newLink(admin: Person, personId: string): Promise<Outcome<NewLink, 'disabled'>> {
  authorise(admin, 'manage people')
  return transaction(async (tx) => {
    const { email, name, disabledAt } = await lockPerson(tx, personId)
    if (disabledAt) return no('disabled')
    return done({ link: await makeLink(tx, admin, personId), email, name })
  })
}
