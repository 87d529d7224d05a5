import { z } from 'zod'
import { correctionKinds, longestCorrection } from '#db/schema/corrections.ts'
import { isStorable } from '#newsroom/articles/document.ts'

const articleId = z.uuid()
const version = z.int().min(1)
const words = (what: string, longest = 2000) =>
  z.string().trim().min(1, `${what} is missing`).max(longest).refine(isStorable, 'has a NUL or half a character in it')

export const submitInput = z.object({ articleId })
export const sendBackInput = z.object({ articleId, note: words('the note') })
/** The versions of the article's details and of its text that the editor saw: nothing else is put before readers. */
const seen = z.object({ article: version, draft: version })
export const publishInput = z.object({ articleId, seen })
/** A note is one paragraph of plain words. */
export const correctInput = z.object({
  articleId,
  seen,
  kind: z.enum(correctionKinds),
  text: words('the note', longestCorrection).transform((text) => text.replaceAll(/\s+/g, ' ')),
})
export const withdrawCorrectionInput = z.object({ articleId, correctionId: z.uuid() })
export const correctionsInput = z.object({ articleId })
export const unpublishInput = z.object({ articleId })
export const takedownInput = z.object({ articleId, reason: words('the reason') })
export const missingInput = z.object({ articleId })
