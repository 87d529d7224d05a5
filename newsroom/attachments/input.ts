import { z } from 'zod'
import { longestTranscript } from '#lib/attachments.ts'
import { linesOfText } from '#lib/text-input.ts'

/** What the library says of a sound, video, document or captions; what is left out stays. Lengths are those of the document's schema. */
export const describeAttachmentInput = z.object({
  id: z.uuid(),
  title: linesOfText(300).optional(),
  caption: linesOfText(2000).optional(),
  credit: linesOfText(300).optional(),
  transcript: linesOfText(longestTranscript).optional(),
  /** Of a video; null: it has none. */
  captionsId: z.uuid().nullable().optional(),
})

/** One file of the library. */
export const attachmentInput = z.object({ id: z.uuid() })
