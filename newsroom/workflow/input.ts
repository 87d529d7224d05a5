import { z } from 'zod'
import { isStorable } from '#newsroom/articles/document.ts'

const articleId = z.uuid()
const version = z.int().min(1)
const words = (what: string) =>
  z.string().trim().min(1, `${what} is missing`).max(2000).refine(isStorable, 'has a NUL or half a character in it')

export const submitInput = z.object({ articleId })
export const sendBackInput = z.object({ articleId, note: words('the note') })
/** The versions of the article's details and of its text that the editor saw: nothing else is put before readers. */
export const publishInput = z.object({ articleId, seen: z.object({ article: version, draft: version }) })
export const unpublishInput = z.object({ articleId })
export const takedownInput = z.object({ articleId, reason: words('the reason') })
export const missingInput = z.object({ articleId })
