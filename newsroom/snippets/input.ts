import { z } from 'zod'
import type { ArticleDocument } from '#lib/document-types.ts'
import { nameOfSomething } from '#lib/text-input.ts'
import { cleanDocument } from '#newsroom/articles/clean-document.ts'
import { isDocument, nodesOf } from '#newsroom/articles/document.ts'
import { markSpecOf } from '#newsroom/articles/nodes.ts'

/** Characters of a snippet as JSON: all that a person can insert is brought to the editor at once. */
export const longestSnippet = 20_000

const isBare = (body: ArticleDocument) =>
  ![...nodesOf(body)].some(({ marks }) => marks?.some(({ type }) => type === 'comment' || markSpecOf(type).isSuggestion))

/** Blocks as a story has them, without suggestions and comments, which are of one story. */
const body = z
  .unknown()
  .refine((json) => JSON.stringify(json ?? null).length <= longestSnippet && isDocument(json), 'This is not the text of a snippet.')
  .transform((json) => cleanDocument(json as ArticleDocument)) // checked above
  .refine(isBare, 'A snippet has no suggestions and no comments.')

const name = nameOfSomething(60).min(1)

/** `replaces`: one of that name gets this text. */
export const saveSnippetInput = z.object({ name, body, isForAll: z.boolean(), replaces: z.boolean() })
export const renameSnippetInput = z.object({ snippetId: z.uuid(), name })
export const aboutSnippet = z.object({ snippetId: z.uuid() })
