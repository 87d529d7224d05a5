import { z } from 'zod'
import { embedOf } from '#lib/embeds/embed.ts'
import { lineOfText } from '#lib/text-input.ts'

export const describeEmbedInput = z.object({ embedId: lineOfText(2100).refine((text) => embedOf(text) !== null) })
