import { z } from 'zod'
import { pageKinds } from '#db/schema/pages.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { isSlug, longestSlug } from '#lib/is-slug.ts'
import { languages } from '#lib/languages.ts'
import { lineOfText } from '#lib/text-input.ts'
import { cleanDocument } from '#newsroom/articles/clean-document.ts'
import { isDocument, longestDocument } from '#newsroom/articles/document.ts'
import { hasSuggestions } from '#newsroom/articles/settle-suggestions.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { agreedInput } from '#newsroom/settings/input.ts'

const pageId = z.uuid()
const language = z.enum(languages)

/** The last part of its address, the same in all languages. */
export const beginPageInput = z.object({
  slug: lineOfText(longestSlug).refine(isSlug, 'This is not the last part of an address.'),
  kind: z.enum(pageKinds),
})

/** The text of a page: a document as a story has it, without suggestions. */
const body = z
  .unknown()
  .refine((json) => JSON.stringify(json ?? null).length <= longestDocument && isDocument(json), 'This is not the text of a page.')
  .transform((json) => cleanDocument(json as ArticleDocument)) // checked above
  .refine((text) => !hasSuggestions(storyOf({ headline: '', dek: '', body: text })), 'A page has no suggestions.')

/** `seen`: the version that the text was made from; 0 for the first save in a language. */
export const savePageInput = z.object({
  ...{ pageId, language },
  seen: z.number().int().min(0),
  headline: lineOfText(120),
  dek: lineOfText(300),
  body,
})

/** `seen`: the version that is to be published. */
export const publishPageInput = z.object({ pageId, language, seen: z.number().int().min(1), agreed: agreedInput })
/** `seen`: the version that the earlier text is to replace. */
export const restorePageInput = z.object({ pageId, language, revisionId: z.uuid(), seen: z.number().int().min(0) })
export const unpublishPageInput = z.object({ pageId, language })
/** All pages in their new order. */
export const orderPagesInput = z.object({ pages: z.array(pageId).max(50) })
export const deletePageInput = z.object({ pageId })
