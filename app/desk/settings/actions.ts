'use server'
import { action } from '#app/action.ts'
import { newsroomNames } from '#newsroom/settings/input.ts'
import { nameNewsroom } from '#newsroom/settings/name-newsroom.ts'

export const nameNewsroomAction = action(newsroomNames, nameNewsroom)
