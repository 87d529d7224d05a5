'use server'

import { action } from '#app/action.ts'
import { jobInput } from '#newsroom/health/input.ts'
import { retryJob } from '#newsroom/health/retry-job.ts'
import { skipJob } from '#newsroom/health/skip-job.ts'

export const retryJobAction = action(jobInput, retryJob)
export const skipJobAction = action(jobInput, skipJob)
