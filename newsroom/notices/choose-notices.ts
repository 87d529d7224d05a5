import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { keepChoice } from './choices-of.ts'
import type { choiceInput } from './input.ts'

/** Where this person is told of a kind: in the desk, by mail, both, or nowhere. It concerns nobody else, so the audit has nothing of it. */
export async function chooseNotices(person: Person, { kind, inDesk, byMail }: z.output<typeof choiceInput>): Promise<Outcome<null, never>> {
  authorise(person, 'see a story')
  return transaction(async (tx) => {
    await keepChoice(tx, person.id, kind, { inDesk, byMail })
    return done(null)
  })
}
