'use client'

import type { FormEvent } from 'react'
import { type Ask, inWords, issueAt } from '#components/people/words.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Localized } from '#lib/languages.ts'
import { firstLanguage, publishedLanguages } from '#lib/publication.ts'

const languageName = new Intl.DisplayNames('en', { type: 'language' })

/** Name and tagline of the newsroom, once for each language it publishes in. */
export function NamesForm({ names, save }: { names: { name: Localized; tagline: Localized }; save: Ask<Record<string, string>> }) {
  const { run, busy, outcome } = useAsk(inWords, save, () => 'Saved. Readers have the new name within a second.')

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const sent = new FormData(event.currentTarget)
    void run(Object.fromEntries([...sent].map(([field, value]) => [field, String(value)])))
  }

  return (
    <form noValidate onSubmit={submit} className="grid max-w-xl gap-6">
      {publishedLanguages().map((language) => (
        <fieldset key={language} className="grid gap-3 border-line border-t pt-3">
          <legend className="float-left mb-1 font-bold">{languageName.of(language)}</legend>
          <TextField
            label="Name"
            name={`name.${language}`}
            defaultValue={names.name[language] ?? ''}
            isRequired={language === firstLanguage()}
            maxLength={60}
            className="clear-both"
            hint={language === firstLanguage() ? undefined : `Left empty, the name in ${languageName.of(firstLanguage())} stands here too.`}
            problem={issueAt(outcome, `name.${language}`)}
          />
          <TextField
            label="Tagline"
            name={`tagline.${language}`}
            defaultValue={names.tagline[language] ?? ''}
            maxLength={140}
            problem={issueAt(outcome, `tagline.${language}`)}
          />
        </fieldset>
      ))}
      <div>
        <Button type="submit" tone="primary" isPending={busy}>
          Save
        </Button>
      </div>
    </form>
  )
}
