import { z } from 'zod'
import { mostMegabytes } from '#lib/attachments.ts'
import { isColour } from '#lib/contrast.ts'
import { crawlerNames } from '#lib/crawlers.ts'
import { faceChoices } from '#lib/faces.ts'
import { type Localized, languages } from '#lib/languages.ts'
import { firstLanguage, storedTexts } from '#lib/publication.ts'
import { isSocialLink } from '#lib/social-links.ts'
import { lineOfText, linesOfText } from '#lib/text-input.ts'
import { isTimeZone } from '#lib/time-zone.ts'

/** Flat form fields: `name.en`, `tagline.uk` … An empty one falls back to the first language. */
const fields = Object.fromEntries(
  languages.flatMap((language) => [
    [`name.${language}`, lineOfText(60).default('')],
    [`tagline.${language}`, lineOfText(140).default('')],
  ]),
)

export const newsroomNames = z
  .object(fields)
  .transform((sent) => ({ name: localizedOf(sent, 'name'), tagline: localizedOf(sent, 'tagline') }))
  .superRefine(({ name }, { addIssue }) => {
    if (!name[firstLanguage()]) addIssue({ code: 'custom', path: [`name.${firstLanguage()}`], params: { problem: 'missing' } })
  })

const localizedOf = (sent: Record<string, string>, field: string): Localized =>
  storedTexts(Object.fromEntries(languages.map((language) => [language, sent[`${field}.${language}`]])))

/** The languages to publish in, the first first. */
export const languagesInput = z.object({
  languages: z
    .array(z.enum(languages))
    .min(1, 'A newsroom publishes in one language at least.')
    .refine((codes) => new Set(codes).size === codes.length, 'A language stands here once.'),
})

export const journalistsSuggestInput = z.object({ isRequired: z.boolean() })

/** The name of a zone (IANA). */
export const timeZoneInput = z.object({ zone: lineOfText(64).refine(isTimeZone, 'This is not a time zone.') })

/** Minutes: from when an alarm is raised, to a day. */
export const scheduleLimitInput = z.object({ minutes: z.coerce.number().int().min(5).max(1440) })
const megabytes = (most: number) => z.coerce.number().int().min(1).max(most)
/** The largest sound, video and document in MB. */
export const attachmentLimitsInput = z.object({
  audio: megabytes(mostMegabytes.audio),
  video: megabytes(mostMegabytes.video),
  document: megabytes(mostMegabytes.document),
})
export const twoToRestoreInput = z.object({ isRequired: z.boolean() })
export const secondFactorInput = z.object({ isRequired: z.boolean() })

/** Below every page. The links are https only. */
export const footerInput = z.object({
  footer: z.partialRecord(z.enum(languages), linesOfText(600)),
  socialLinks: z.array(lineOfText(300).refine(isSocialLink, 'This is not an address that begins with https://.')).max(12),
})

const colour = lineOfText(7).refine(isColour, 'This is not a colour as #rrggbb.').nullable()
/** Null is the usual colour. */
export const accentsInput = z.object({ light: colour, dark: colour })

export const facesInput = z.object({ faces: z.enum(faceChoices) })

/** Null is none. */
/** The ids of pictures whose holders agreed to this use, as the person says. */
export const agreedInput = z.array(z.uuid()).max(200).optional()
export const housePictureInput = z.object({ mediaId: z.uuid().nullable(), agreed: agreedInput })

export const crawlersInput = z.object({ indexed: z.boolean(), refused: z.array(z.enum(crawlerNames)), llms: z.boolean() })
