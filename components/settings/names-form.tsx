'use client'

import type { FormEvent } from 'react'
import { type Ask, inWords } from '#components/people/words.ts'
import { Button } from '#components/ui/button.tsx'
import { problemAt } from '#components/ui/request-problems.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { type Localized, languages } from '#lib/languages.ts'
import { firstLanguage, publishedLanguages } from '#lib/publication.ts'
import { useFormat, useWords } from '#words'

/** The newsroom's name and tagline in each language it publishes in. */
export function NamesForm({ names, save }: { names: { name: Localized; tagline: Localized }; save: Ask<Record<string, string>> }) {
  const say = useWords()
  const format = useFormat()
  const languageName = new Intl.DisplayNames(format.locale, { type: 'language' })
  const { run, busy, outcome } = useAsk(inWords, save, () => say('settings.saved'))

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const sent = new FormData(event.currentTarget)
    // Texts in languages that the paper has no field for stay.
    const kept = languages.flatMap((language) => [
      [`name.${language}`, names.name[language] ?? ''],
      [`tagline.${language}`, names.tagline[language] ?? ''],
    ])
    void run({ ...Object.fromEntries(kept), ...Object.fromEntries([...sent].map(([field, value]) => [field, String(value)])) })
  }

  return (
    <form noValidate onSubmit={submit} className="grid max-w-xl gap-6">
      {publishedLanguages().map((language) => (
        <fieldset key={language} className="grid gap-3 border-line border-t pt-3">
          <legend className="float-left mb-1 font-bold first-letter:uppercase">{languageName.of(language)}</legend>
          <TextField
            label={say('settings.name')}
            name={`name.${language}`}
            defaultValue={names.name[language] ?? ''}
            isRequired={language === firstLanguage()}
            maxLength={60}
            className="clear-both"
            hint={
              language === firstLanguage()
                ? undefined
                : say('settings.sameAs', { language: languageName.of(firstLanguage()) ?? firstLanguage() })
            }
            problem={problemAt(say, outcome, `name.${language}`)}
          />
          <TextField
            label={say('settings.tagline')}
            name={`tagline.${language}`}
            defaultValue={names.tagline[language] ?? ''}
            maxLength={140}
            problem={problemAt(say, outcome, `tagline.${language}`)}
          />
        </fieldset>
      ))}
      <div>
        <Button type="submit" tone="primary" isPending={busy}>
          {say('everywhere.save')}
        </Button>
      </div>
    </form>
  )
}
