import { z } from 'zod'
import { lineOfText, linesOfText } from '#lib/text-input.ts'
import { isTimeZone } from '#lib/time-zone.ts'
import { isWallTime } from '#lib/wall-time.ts'

export const longestReason = 2000
const articleId = z.uuid()

/** `wallTime` is what the clocks of `zone` show; `fold` says which of two hours is meant where they are put back. */
export const setEmbargoInput = z.object({
  articleId,
  wallTime: lineOfText(16).refine(isWallTime),
  zone: lineOfText(64).refine(isTimeZone),
  fold: z.enum(['earlier', 'later']).optional(),
  reason: linesOfText(longestReason).default(''),
})
export const liftEmbargoInput = z.object({ articleId, reason: linesOfText(longestReason).min(1) })
