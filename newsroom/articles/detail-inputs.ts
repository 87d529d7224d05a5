import type { z } from 'zod'
import type { PageDetail } from '#lib/page-details.ts'
import { lineOfText } from '#lib/text-input.ts'

/** What a person may write into the details of a story's own page. */
export const typedDetails = {
  seoTitle: lineOfText(200),
  seoDescription: lineOfText(500),
} satisfies Record<PageDetail, z.ZodType<string>>

/** What an archive may bring. One that the first archives did not have needs a default. */
export const archivedDetails = {
  seoTitle: lineOfText(1000),
  seoDescription: lineOfText(2000),
} satisfies Record<PageDetail, z.ZodType<string>>
