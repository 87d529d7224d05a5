import { z } from 'zod'
import { languages } from '#lib/languages.ts'
import { firstLanguage } from '#lib/publication.ts'
import { linesOfText, nameOfSomething } from '#lib/text-input.ts'
import { agreedInput } from '#newsroom/settings/input.ts'

const id = z.uuid()

/** One text in each language; the first must be there, an empty other one falls back to it. */
const name = z.partialRecord(z.enum(languages), nameOfSomething(120)).superRefine((texts, { addIssue }) => {
  if (!texts[firstLanguage()]) addIssue({ code: 'custom', path: [firstLanguage()], params: { problem: 'missing' } })
})
const words = (longest: number) => z.partialRecord(z.enum(languages), linesOfText(longest))

export const createSectionInput = z.object({ name })
export const changeSectionInput = z.object({ sectionId: id, name, description: words(400) })
/** All sections in their new order. */
export const orderSectionsInput = z.object({ sections: z.array(id).min(1).max(200) })

/** `sectionId` is deleted; its stories are in `intoId`. */
export const mergeSectionsInput = z.object({ sectionId: id, intoId: id })
export const deleteSectionInput = z.object({ sectionId: id })

export const createTopicInput = z.object({ name })
export const renameTopicInput = z.object({ topicId: id, name })
/** `topicId` is deleted; its stories get `intoId`. */
export const mergeTopicsInput = z.object({ topicId: id, intoId: id })

export const createAuthorInput = z.object({ name })
export const proposeAuthorInput = z.object({ name })
export const changeAuthorInput = z.object({
  authorId: id,
  name,
  title: words(120),
  biography: words(2000),
  portraitId: id.nullable(),
  /** The linked account. Left out, it stays unchanged. */
  personId: id.nullable().optional(),
  agreed: agreedInput,
})

/** `authorId` is deleted; their stories name `intoId`. */
export const mergeAuthorsInput = z.object({ authorId: id, intoId: id })
export const deleteAuthorInput = z.object({ authorId: id })

export const findTaxonomyInput = z.object({ query: nameOfSomething(100).catch('').default('') })
