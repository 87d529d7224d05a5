import type { z } from 'zod'
import { done, type Outcome } from '#lib/outcome.ts'
import { attachmentsForStaff } from '#newsroom/attachments/attachment-for.ts'
import { shownToGuest } from '#newsroom/media/rendition-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type DraftFor, picturesByIds, storiesByIds } from './draft-for.ts'
import type { lookUpInput } from './input.ts'

/**
 * Pictures, live stories and files by id, for content that was pasted from another story. A guest learns of the pictures of their stories,
 * and of no file: those of a story come with it.
 */
export async function lookUp(
  person: Person,
  { pictures, stories, attachments }: z.output<typeof lookUpInput>,
): Promise<Outcome<Pick<DraftFor, 'pictures' | 'stories' | 'attachments'>, never>> {
  const isGuest = person.role === 'guest'
  authorise(person, isGuest ? 'see a story' : 'see the library')
  const shown = isGuest ? await shownToGuest(person, pictures) : pictures
  return done({
    pictures: await picturesByIds(shown),
    stories: await storiesByIds(stories),
    attachments: isGuest ? [] : await attachmentsForStaff(attachments),
  })
}
