'use server'
import { action } from '#app/action.ts'
import { readNoticesInput } from '#newsroom/notices/input.ts'
import { readNotices } from '#newsroom/notices/read-notices.ts'

export const readNoticesAction = action(readNoticesInput, readNotices)
