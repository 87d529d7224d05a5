import { z } from 'zod'
import type { ArticleDocument } from '#lib/document-types.ts'
import { languages } from '#lib/languages.ts'
import { lineOfText, nameOfSomething } from '#lib/text-input.ts'
import { cleanDocument } from '#newsroom/articles/clean-document.ts'
import { isDocument } from '#newsroom/articles/document.ts'
import { hasSuggestions } from '#newsroom/articles/settle-suggestions.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { mostPoints } from './points.ts'

/** Characters of a template's blocks as JSON. */
export const longestTemplate = 100_000

const points = z
  .array(z.object({ text: lineOfText(200).min(1), holds: z.boolean() }))
  .max(mostPoints)
  .refine((all) => new Set(all.map(({ text }) => text)).size === all.length, 'A point stands once.')

const body = z
  .unknown()
  .refine((json) => JSON.stringify(json ?? null).length <= longestTemplate && isDocument(json), 'These are not the blocks of a template.')
  .transform((json) => cleanDocument(json as ArticleDocument)) // checked above
  .refine((text) => !hasSuggestions(storyOf({ headline: '', dek: '', body: text })), 'A template has no suggestions.')

const text = { headline: lineOfText(120), dek: lineOfText(300), body }

/** Without `templateId` a new one; its `text` is that of one that was deleted. */
export const saveTemplateInput = z.object({
  templateId: z.uuid().nullable(),
  name: nameOfSomething(60).min(1),
  language: z.enum(languages),
  sectionId: z.uuid().nullable(),
  points,
  text: z.object(text).optional(),
})

/** `seen`: the version that the text was made from. */
export const writeTemplateInput = z.object({
  templateId: z.uuid(),
  seen: z.number().int().min(1),
  ...text,
})
export const aboutTemplate = z.object({ templateId: z.uuid() })
export const takeTemplateInput = z.object({ articleId: z.uuid(), templateId: z.uuid() })
export const tickPointInput = z.object({ articleId: z.uuid(), pointId: z.uuid(), isTicked: z.boolean() })

/** The query of /desk/templates. */
export const templatesInput = z.object({ language: z.enum(languages) })
