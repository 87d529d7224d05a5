import { z } from 'zod'
import { correctionKinds, longestCorrection } from '#db/schema/corrections.ts'
import { lineOfText, linesOfText } from '#lib/text-input.ts'
import { readerParts } from '#newsroom/articles/unpublished-parts.ts'
import { scheduleAnswers } from './settle-schedule.ts'

const articleId = z.uuid()
const version = z.int().min(1)
const words = linesOfText(2000).min(1)

export const submitInput = z.object({ articleId, note: linesOfText(2000).optional() })
export const allowPictureInput = z.object({ articleId, mediaId: z.uuid() })
export const takeBackInput = z.object({ articleId })
export const sendBackInput = z.object({ articleId, note: words })
/** The versions of the article's details and of its text that the editor saw. Nothing newer is published. */
export const seen = z.object({ article: version, draft: version })
/** People whose changes the editor agreed to publish besides their own. */
export const including = z.array(z.uuid()).max(100).optional()
/** Of an update, the changes to send; without it, all. The rest stays in the draft. `live`: the revision from which they were counted. */
export const only = z
  .object({
    live: version,
    parts: z.array(z.enum(readerParts)).max(readerParts.length),
    blocks: z.array(z.int().min(0).max(1000)).max(1000),
  })
  .optional()
/** Whether a schedule of the story still stands when it is published by hand. */
const schedule = z.enum(scheduleAnswers).optional()
export const publishInput = z.object({ articleId, seen, including, only, schedule })
/** A note is one paragraph of plain text. */
export const correctInput = z.object({
  articleId,
  seen,
  including,
  only,
  schedule,
  kind: z.enum(correctionKinds),
  text: lineOfText(longestCorrection).min(1),
})
export const withdrawCorrectionInput = z.object({ articleId, correctionId: z.uuid() })
export const correctionsInput = z.object({ articleId })
export const unpublishInput = z.object({ articleId })
export const undoInput = z.object({ articleId })
export const restoreTakenDownInput = z.object({ articleId, reason: words })
export const takedownInput = z.object({ articleId, reason: words })
/** `draft`: the version of the text that is on the screen; others may have written on since. */
export const readinessInput = z.object({ articleId, draft: version.optional() })
