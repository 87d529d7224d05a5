import { z } from 'zod'
import { importResults, largestImport } from '#lib/import-runs.ts'
import { languages } from '#lib/languages.ts'
import { lineOfText, nameOfSomething } from '#lib/text-input.ts'

export const addImportInput = z.object({ fileName: nameOfSomething(200).min(1), bytes: z.int().min(1).max(largestImport) })
export const aboutImport = z.object({ importId: z.uuid() })
export const pieceInput = z.object({ importId: z.uuid(), at: z.coerce.number().int().min(0).max(largestImport) })

/** The address of the old site, without a slash at its end: the prefix of its stories' keys. */
const siteAddress = lineOfText(500)
  .refine((text) => text === '' || isWebAddress(text), 'This is not an address that begins with https://.')
  .transform((text) => text.replace(/\/{1,20}$/, '') || null)

function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}

export const beginImportInput = z.object({
  importId: z.uuid(),
  mode: z.enum(['trial', 'import']),
  as: z.enum(['draft', 'published']),
  language: z.enum(languages),
  site: siteAddress,
  fetchPictures: z.boolean(),
})

/** `after`: the place in the report behind which it goes on. */
export const discardImportedInput = z.object({ importId: z.uuid(), after: z.int().min(0) })

const emptyToUndefined = (value: unknown) => (value === '' ? undefined : value)
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(emptyToUndefined, schema.optional()).catch(undefined)

/** The query of a report. `kind`: of a loss (loss-kind.ts). Invalid values are ignored, never an error. */
export const reportInput = z.object({
  result: optional(z.enum(importResults)),
  kind: optional(lineOfText(300)),
  after: optional(z.coerce.number().int().min(0)),
})
export type ReportWanted = z.output<typeof reportInput>

export const exportReportInput = z.object({ format: z.enum(['csv', 'json']).catch('csv') })
