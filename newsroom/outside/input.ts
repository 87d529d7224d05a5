import { z } from 'zod'

export const checkOfInput = z.object({ articleId: z.uuid() })
