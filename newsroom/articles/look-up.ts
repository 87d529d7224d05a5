import type { z } from 'zod'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type DraftFor, picturesByIds, storiesByIds } from './draft-for.ts'
import type { lookUpInput } from './input.ts'

/** Pictures and live stories by id, for content that was pasted from another story. */
export async function lookUp(
  person: Person,
  { pictures, stories }: z.output<typeof lookUpInput>,
): Promise<Outcome<Pick<DraftFor, 'pictures' | 'stories'>, never>> {
  authorise(person, 'see the library')
  return done({ pictures: await picturesByIds(pictures), stories: await storiesByIds(stories) })
}
