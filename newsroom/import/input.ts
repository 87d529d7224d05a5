import { z } from 'zod'
import { lineOfText } from '#lib/text-input.ts'

/** The address of a picture of a pasted text. Which networks it may lead to is checked when it is asked (newsroom/formats/public-agents.ts). */
export const bringPictureInput = z.object({
  address: lineOfText(2048).refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
})
