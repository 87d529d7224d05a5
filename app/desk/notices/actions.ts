'use server'
import { actionOfAnybody } from '#app/action.ts'
import { chooseNotices } from '#newsroom/notices/choose-notices.ts'
import { choiceInput, readNoticesInput } from '#newsroom/notices/input.ts'
import { readNotices } from '#newsroom/notices/read-notices.ts'

export const readNoticesAction = actionOfAnybody(readNoticesInput, readNotices)
export const chooseNoticesAction = actionOfAnybody(choiceInput, chooseNotices)
