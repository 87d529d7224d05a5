import type { z } from 'zod'
import { done, NotAllowed, NotFound, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { describePicture } from './describe-picture.ts'
import type { describeManyInput } from './input.ts'
import { type LibraryPicture, libraryPictures } from './library.ts'

/** A picture that stayed as it was, and why. */
export type LeftOut = { id: string; problem: 'not-allowed' | 'not-found' }

/**
 * Says the same of several pictures, each in a transaction of its own: those that this person may not describe, and those that are gone,
 * stay as they were and are named. `pictures`: those that were changed, as they are now.
 */
export async function describeMany(
  person: Person,
  { ids, facts }: z.output<typeof describeManyInput>,
): Promise<Outcome<{ pictures: LibraryPicture[]; left: LeftOut[] }, never>> {
  authorise(person, 'describe a picture')
  const left: LeftOut[] = []
  for (const id of new Set(ids)) {
    await describePicture(person, { id, ...facts }).catch((error: unknown) => {
      if (error instanceof NotAllowed) left.push({ id, problem: 'not-allowed' })
      else if (error instanceof NotFound) left.push({ id, problem: 'not-found' })
      else throw error
    })
  }
  const changed = ids.filter((id) => !left.some((one) => one.id === id))
  return done({ pictures: await libraryPictures(person, changed), left })
}
