'use server'

import { z } from 'zod'
import { action } from '#app/action.ts'
import { makeCalendarAddress, revokeCalendarAddress } from '#newsroom/schedule/calendar-address.ts'

/** Both are about oneself. */
const nothing = z.object({})

export const makeCalendarAddressAction = action(nothing, makeCalendarAddress)
export const revokeCalendarAddressAction = action(nothing, revokeCalendarAddress)
