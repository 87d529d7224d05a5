import { z } from 'zod'
import { auditVerbs } from '#db/schema/record.ts'
import { program } from '#lib/audit-program.ts'
import { nameOfSomething } from '#lib/text-input.ts'

const emptyToUndefined = (value: unknown) => (value === '' ? undefined : value)
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(emptyToUndefined, schema.optional()).catch(undefined)

/** The query of /desk/audit. Days are days of the newsroom's zone, both included. Invalid values are ignored, never an error. */
export const auditLogInput = z.object({
  person: optional(z.union([z.uuid(), z.literal(program)])),
  story: optional(z.uuid()),
  verb: optional(z.enum(auditVerbs)),
  from: optional(z.iso.date()),
  to: optional(z.iso.date()),
  after: optional(z.string().max(40)),
})
export type AuditWanted = z.output<typeof auditLogInput>

export const exportAuditInput = auditLogInput.extend({ format: z.enum(['csv', 'jsonl']).catch('csv') })

export const findInAuditInput = z.object({ query: nameOfSomething(200) })
