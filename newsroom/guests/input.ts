import { z } from 'zod'
import { guestRights } from '#lib/guest-rights.ts'
import { email, personName } from '#newsroom/people/input.ts'
import { guestDays, usualDays } from './limits.ts'

const articleId = z.uuid()
const days = z.literal(guestDays).default(usualDays)

export const inviteGuestInput = z.object({ articleId, email, name: personName, may: z.enum(guestRights), days })
export const extendGuestInput = z.object({ articleId, personId: z.uuid(), days })
export const aboutGuestInput = z.object({ articleId, personId: z.uuid() })
export const guestsInput = z.object({ articleId })
