import { z } from 'zod'

export const jobInput = z.object({ jobId: z.uuid() })
