import { z } from 'zod'
import { firstLanguage, type Localized, languages } from '#lib/languages.ts'

const text = (most: number) => z.string().trim().max(most, `At most ${most} characters.`).default('')

/** A form's flat fields, `name.en`, `tagline.uk` …; what is left empty falls back to the first language. */
const fields = Object.fromEntries(
  languages.flatMap((language) => [
    [`name.${language}`, text(60)],
    [`tagline.${language}`, text(140)],
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
