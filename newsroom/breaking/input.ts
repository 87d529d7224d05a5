import { z } from 'zod'
import { longestBanner, toldTo } from '#lib/breaking.ts'
import { languages } from '#lib/languages.ts'
import { isPublished } from '#lib/publication.ts'
import { lineOfText } from '#lib/text-input.ts'
import { isTimeZone } from '#lib/time-zone.ts'
import { isWallTime } from '#lib/wall-time.ts'

const id = z.uuid()

/** A banner in one language. `articleId`: the published story that it leads to. */
const banner = z.object({
  language: z.enum(languages).refine(isPublished),
  text: lineOfText(longestBanner).min(1),
  articleId: id.nullable().default(null),
})

/** One banner a language. */
const banners = z
  .array(banner)
  .min(1)
  .max(languages.length)
  .refine((all) => new Set(all.map(({ language }) => language)).size === all.length)

/** What the clocks of the zone show when it ends; `fold`: of an hour that they show twice, which one. */
const ends = z.object({
  wallTime: lineOfText(16).refine(isWallTime),
  zone: lineOfText(64).refine(isTimeZone),
  fold: z.enum(['earlier', 'later']).optional(),
})

/** `id` is made by the screen, so that news that is sent again is published once. */
export const publishBreakingInput = z.object({ id, banners, ends, toldTo: z.enum(toldTo) })
/** `seen`: the version that the editor saw. Without `ends` the end stays as it is planned. */
export const editBreakingInput = z.object({ id, seen: z.int().min(1), banners, ends: ends.optional() })
export const oneBreakingInput = z.object({ id })
export const linkBreakingInput = z.object({ articleId: id })
/** What a preview is asked for. */
export const previewBreakingInput = z.object({
  language: z.enum(languages).refine(isPublished),
  text: lineOfText(longestBanner).min(1),
  articleId: id.nullable().default(null),
})

export type Ends = z.output<typeof ends>
export type WantedBanner = z.output<typeof banner>
