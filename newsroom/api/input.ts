import { z } from 'zod'
import { languages } from '#lib/languages.ts'
import { isPublished } from '#lib/publication.ts'
import { nameOfSomething } from '#lib/text-input.ts'

export const apiKeyInput = z.object({ name: nameOfSomething(60).min(1) })
export const aboutApiKey = z.object({ keyId: z.uuid() })

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'This is not a slug.')
const cursor = z.string().max(140)
const language = z.enum(languages).refine(isPublished, 'The paper is not published in this language.').optional()
const limit = z.coerce.number().int().min(1).max(100).default(20)

/** The query of GET /api/v1/stories. A parameter that is not here is refused, so that a misspelled one is not read as “all”. */
export const storiesQuery = z
  .strictObject({
    language,
    section: slug.optional(),
    topic: slug.optional(),
    author: slug.optional(),
    order: z.enum(['newest', 'changed']).default('newest'),
    since: z.iso.datetime({ offset: true }).optional(),
    after: cursor.optional(),
    limit,
  })
  .refine((asked) => [asked.section, asked.topic, asked.author].filter(Boolean).length < 2, 'Give only one of section, topic and author.')
  .refine(({ order, since }) => order === 'changed' || !since, 'since belongs to order=changed.')
  .refine(
    ({ order, section, topic, author }) => order === 'newest' || !(section || topic || author),
    'order=changed lists all stories of a language: leave out section, topic and author.',
  )
export type StoriesQuery = z.output<typeof storiesQuery>

export const feedQuery = z.strictObject({ language, after: cursor.optional(), limit })
export const namesQuery = z.strictObject({ after: slug.optional(), limit })
export const noQuery = z.strictObject({})
