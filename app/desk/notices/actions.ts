'use server'
import { action } from '#app/action.ts'
import { readNoticesInput } from '#newsroom/comments/input.ts'
import { readNotices } from '#newsroom/comments/read-notices.ts'

export const readNoticesAction = action(readNoticesInput, readNotices)
