import { z } from 'zod'
import { firstLanguage, type Localized, languages } from '#lib/languages.ts'
import { lineOfText } from '#lib/text-input.ts'

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
  .refine(({ name }) => name[firstLanguage] !== '', { path: [`name.${firstLanguage}`], message: 'The newsroom needs a name.' })

function localizedOf(sent: Record<string, string>, field: string): Localized {
  const filled = languages.flatMap((language) => (sent[`${field}.${language}`] ? [[language, sent[`${field}.${language}`]]] : []))
  return { ...Object.fromEntries(filled), en: sent[`${field}.en`] ?? '' }
}
