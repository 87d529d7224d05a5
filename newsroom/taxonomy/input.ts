import { z } from 'zod'

const id = z.uuid()
/** Postgres keeps no NUL and no half of a surrogate pair. */
const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed()
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `is longer than ${longest} characters`)
    .refine((text) => isStorable(text) && !/[\r\n]/.test(text), 'is not one line of text')
const prose = (longest: number) =>
  z.string().trim().max(longest, `is longer than ${longest} characters`).refine(isStorable, 'holds a sign that cannot be kept')

/** One text in each language; the first must be there, an empty other one falls back to it. */
const name = z.object({ en: line(120).min(1, 'is missing'), uk: line(120).default('') })
const words = (longest: number) => z.object({ en: prose(longest).default(''), uk: prose(longest).default('') })

export const createSectionInput = z.object({ name })
export const changeSectionInput = z.object({ sectionId: id, name, description: words(400) })
/** All sections, in the order they are to stand in. */
export const orderSectionsInput = z.object({ sections: z.array(id).min(1).max(200) })

export const createTopicInput = z.object({ name })
export const renameTopicInput = z.object({ topicId: id, name })
/** `topicId` goes away; what it was on is about `intoId`. */
export const mergeTopicsInput = z.object({ topicId: id, intoId: id })

export const createAuthorInput = z.object({ name })
export const changeAuthorInput = z.object({ authorId: id, name, title: words(120), biography: words(2000), portraitId: id.nullable() })

export const findTaxonomyInput = z.object({ query: prose(100).catch('').default('') })
