import { z } from 'zod'
import { longestTranscript } from '#lib/attachments.ts'
import { linesOfText } from '#lib/text-input.ts'
import { mostAtOnce } from '#newsroom/media/library-choices.ts'

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

/** What several sounds, videos and documents have in common. */
export const describeManyFilesInput = z.object({
  ids: z.array(z.uuid()).min(1).max(mostAtOnce),
  facts: z.object({ credit: linesOfText(300) }),
})

/** One file of the library. */
export const attachmentInput = z.object({ id: z.uuid() })
