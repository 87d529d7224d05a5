import { z } from 'zod'
import { linesOfText, nameOfSomething } from '#lib/text-input.ts'

const id = z.uuid()

/** One text per language; the first is required, an empty other one falls back to it. */
const name = z.object({ en: nameOfSomething(120).min(1, 'is missing'), uk: nameOfSomething(120).default('') })
const words = (longest: number) => z.object({ en: linesOfText(longest).default(''), uk: linesOfText(longest).default('') })

export const createSectionInput = z.object({ name })
export const changeSectionInput = z.object({ sectionId: id, name, description: words(400) })
/** All sections in their new order. */
export const orderSectionsInput = z.object({ sections: z.array(id).min(1).max(200) })

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
})

export const findTaxonomyInput = z.object({ query: nameOfSomething(100).catch('').default('') })
