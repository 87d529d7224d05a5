'use client'

import { problemAt } from '#components/ui/request-problems.ts'
import { TextField } from '#components/ui/text-field.tsx'
import type { Localized } from '#lib/languages.ts'
import { firstLanguage, publishedLanguages } from '#lib/publication.ts'
import { useFormat, useWords } from '#words'

/** One text in each language of the paper, side by side. `field` is its name in the form and in the input. */
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
  outcome: Parameters<typeof problemAt>[1]
}) {
  const say = useWords()
  const format = useFormat()
  const names = new Intl.DisplayNames(format.locale, { type: 'language' })
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {publishedLanguages().map((language) => {
        const isFirst = language === firstLanguage()
        return (
          <TextField
            key={language}
            label={isFirst ? label : say('taxonomy.inLanguage', { label, language: names.of(language) ?? language })}
            name={`${field}.${language}`}
            defaultValue={value?.[language]}
            rows={rows}
            isRequired={isRequired && isFirst}
            autoFocus={autoFocus && isFirst}
            autoComplete="off"
            problem={problemAt(say, outcome, `${field}.${language}`)}
          />
        )
      })}
    </div>
  )
}

/** The values of the fields of one text. Texts of `before` in languages that the paper has no field for stay. */
export function readLocalized(form: HTMLFormElement, field: string, before?: Localized | null): Localized {
  const sent = new FormData(form)
  return {
    ...before,
    ...Object.fromEntries(publishedLanguages().map((language) => [language, String(sent.get(`${field}.${language}`) ?? '')])),
  }
}
