import { z } from 'zod'

export const confirmationInput = z.object({ articleId: z.uuid() })
export const breakingConfirmationInput = z.object({ id: z.uuid() })
export const forgetEdgeInput = z.object({ name: z.string().min(1).max(300) })
