import { z } from 'zod'
import { previewHours, usualHours } from './hours.ts'

const articleId = z.uuid()
export const makePreviewLinkInput = z.object({
  articleId,
  hours: z.literal(previewHours).default(usualHours),
  /** It opens the story under an embargo, too. */
  opensEmbargoed: z.boolean().default(false),
})
export const revokePreviewLinkInput = z.object({ articleId, linkId: z.uuid() })
export const previewLinksInput = z.object({ articleId })
