'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { problemAt } from '#components/ui/request-problems.ts'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { ImportChoices } from '#lib/import-runs.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import type { Asked } from '#lib/outcome.ts'
import type { beginImport } from '#newsroom/import-runs/begin-import.ts'
import { useWords } from '#words'
import { inWords } from './words.ts'

type Props = {
  id: string
  isArchive: boolean
  languages: readonly Language[]
  choices: ImportChoices | null
  /** What the second button says. */
  says: string
  begin: Asked<typeof beginImport>
}

/** How a file is to be imported: as on the command line. It can be tried first. */
export function BeginForm({ id, isArchive, languages, choices, says, begin }: Props) {
  const say = useWords()
  const { run, busy, outcome } = useAsk(inWords, begin, () => say('imports.begun'))
  const [as, setAs] = useState<ImportChoices['as']>(choices?.as ?? 'draft')
  const [language, setLanguage] = useState<Language>(choices?.language ?? languages[0] ?? 'en')
  const [fetchPictures, setFetchPictures] = useState(choices?.fetchPictures ?? false)
  const [mode, setMode] = useState<'trial' | 'import'>('trial')

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent // React gives the browser's event
    const wanted = submitter?.getAttribute('value') === 'import' ? 'import' : 'trial'
    setMode(wanted)
    const site = String(new FormData(event.currentTarget).get('site') ?? '')
    await run({ importId: id, mode: wanted, as, language, site, fetchPictures })
  }

  return (
    <form noValidate onSubmit={submit} aria-label={say('imports.choices')} className="grid max-w-xl gap-3">
      <Select
        label={say('imports.as')}
        hint={as === 'published' ? say('imports.asHint') : undefined}
        choices={(['draft', 'published'] as const).map((one) => ({ id: one, name: say(`imports.as-${one}`) }))}
        selectedKey={as}
        onSelectionChange={(key) => setAs(key === 'published' ? 'published' : 'draft')}
      />
      {!isArchive && (
        <>
          {languages.length > 1 && <LanguageSelect languages={languages} language={language} onChange={setLanguage} />}
          <TextField
            label={say('imports.site')}
            hint={say('imports.siteHint')}
            name="site"
            type="url"
            autoComplete="off"
            defaultValue={choices?.site ?? ''}
            problem={problemAt(say, outcome, 'site') && say('imports.wrongSite')}
          />
          <Checkbox isSelected={fetchPictures} onChange={setFetchPictures} hint={say('imports.fetchHint')}>
            {say('imports.fetchPictures')}
          </Checkbox>
        </>
      )}
      <p className="flex flex-wrap gap-2">
        <Button type="submit" value="trial" isPending={busy && mode === 'trial'} isDisabled={busy}>
          {say('imports.try')}
        </Button>
        <Button type="submit" value="import" tone="primary" isPending={busy && mode === 'import'} isDisabled={busy}>
          {says}
        </Button>
      </p>
    </form>
  )
}

type LanguageProps = { languages: readonly Language[]; language: Language; onChange: (language: Language) => void }

function LanguageSelect({ languages, language, onChange }: LanguageProps) {
  const say = useWords()
  return (
    <Select
      label={say('imports.language')}
      choices={languages.map((one) => ({ id: one, name: languageFacts[one].name }))}
      selectedKey={language}
      onSelectionChange={(key) => onChange(languages.find((one) => one === key) ?? language)}
    />
  )
}
