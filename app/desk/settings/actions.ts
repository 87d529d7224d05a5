'use server'
import { action } from '#app/action.ts'
import { forgetEdge } from '#newsroom/live/forget-edge.ts'
import { forgetEdgeInput } from '#newsroom/live/input.ts'
import { newsroomNames } from '#newsroom/settings/input.ts'
import { nameNewsroom } from '#newsroom/settings/name-newsroom.ts'

export const nameNewsroomAction = action(newsroomNames, nameNewsroom)
export const forgetEdgeAction = action(forgetEdgeInput, forgetEdge)
