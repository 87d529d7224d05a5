import { z } from 'zod'
import { noticeKinds } from '#db/schema/notices.ts'

export const noticesInput = z.object({ after: z.string().max(100).optional().catch(undefined) })
/** Those of a thread, of a story, or all. */
export const readNoticesInput = z.object({ threadId: z.uuid().optional(), articleId: z.uuid().optional() })
export const choiceInput = z.object({ kind: z.enum(noticeKinds), inDesk: z.boolean(), byMail: z.boolean() })
/** The link at the end of a mail (off-token.ts). */
export const offInput = z.object({ token: z.string().max(300) })
