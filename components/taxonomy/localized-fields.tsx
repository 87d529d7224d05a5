'use client'

import { TextField } from '#components/ui/text-field.tsx'
import type { Localized } from '#lib/languages.ts'
import { issueAt } from './words.ts'

type Sent = { en: string; uk: string }

/** One text in both languages, side by side. `field` is its name in the form and in what is sent. */
export function LocalizedFields({
  label,
  field,
  value,
  rows = 1,
  isRequired = false,
  autoFocus = false,
  outcome,
}: {
  label: string
  field: string
  value?: Localized | null
  rows?: number
  isRequired?: boolean
  autoFocus?: boolean
  outcome: Parameters<typeof issueAt>[0]
}) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextField
        label={label}
        name={`${field}.en`}
        defaultValue={value?.en}
        rows={rows}
        isRequired={isRequired}
        autoFocus={autoFocus}
        autoComplete="off"
        problem={issueAt(outcome, `${field}.en`)}
      />
      <TextField
        label={`${label} in Ukrainian`}
        name={`${field}.uk`}
        defaultValue={value?.uk}
        rows={rows}
        autoComplete="off"
        problem={issueAt(outcome, `${field}.uk`)}
      />
    </div>
  )
}

/** What the two fields of one text hold. */
export const readLocalized = (form: HTMLFormElement, field: string): Sent => {
  const sent = new FormData(form)
  return { en: String(sent.get(`${field}.en`) ?? ''), uk: String(sent.get(`${field}.uk`) ?? '') }
}
