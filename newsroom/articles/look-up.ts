import type { z } from 'zod'
import { done, type Outcome } from '#lib/outcome.ts'
import { attachmentsForStaff, attachmentsShownTo } from '#newsroom/attachments/attachment-for.ts'
import { shownToGuest } from '#newsroom/media/rendition-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type DraftFor, picturesByIds, storiesByIds } from './draft-for.ts'
import type { lookUpInput } from './input.ts'

/** Pictures, live stories and files by id, for content that came after the story was loaded. A guest learns of those in their stories. */
export async function lookUp(
  person: Person,
  { pictures, stories, attachments }: z.output<typeof lookUpInput>,
): Promise<Outcome<Pick<DraftFor, 'pictures' | 'stories' | 'attachments'>, never>> {
  const isGuest = person.role === 'guest'
  authorise(person, isGuest ? 'see a story' : 'see the library')
  return done({
    pictures: await picturesByIds(isGuest ? await shownToGuest(person, pictures) : pictures),
    stories: await storiesByIds(stories),
    attachments: await attachmentsForStaff(isGuest ? await attachmentsShownTo(person, attachments) : attachments),
  })
}
