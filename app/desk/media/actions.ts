'use server'
import { action } from '#app/action.ts'
import { describePicture } from '#newsroom/media/describe-picture.ts'
import { describeInput } from '#newsroom/media/input.ts'

export const describeAction = action(describeInput, describePicture)
