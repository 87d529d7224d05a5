import { z } from 'zod'

export const noticesInput = z.object({ after: z.string().max(100).optional().catch(undefined) })
/** Those of a thread, of a story, or all. */
export const readNoticesInput = z.object({ threadId: z.uuid().optional(), articleId: z.uuid().optional() })
