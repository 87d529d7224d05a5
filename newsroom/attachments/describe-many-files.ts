import type { z } from 'zod'
import { done, NotAllowed, NotFound, type Outcome } from '#lib/outcome.ts'
import type { LeftOut } from '#newsroom/media/describe-many.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { describeAttachment } from './describe-attachment.ts'
import type { describeManyFilesInput } from './input.ts'

/**
 * Says the same of several sounds, videos and documents, each in a transaction of its own: those that this person may not describe, and
 * those that are gone, stay as they were and are named, as describeMany does with pictures.
 */
export async function describeManyFiles(
  person: Person,
  { ids, facts }: z.output<typeof describeManyFilesInput>,
): Promise<Outcome<{ changed: string[]; left: LeftOut[] }, never>> {
  authorise(person, 'see the library')
  const changed: string[] = []
  const left: LeftOut[] = []
  for (const id of new Set(ids)) {
    try {
      await describeAttachment(person, { id, ...facts })
      changed.push(id)
    } catch (error) {
      if (error instanceof NotAllowed) left.push({ id, problem: 'not-allowed' })
      else if (error instanceof NotFound) left.push({ id, problem: 'not-found' })
      else throw error
    }
  }
  return done({ changed, left })
}
