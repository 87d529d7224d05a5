'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { problemAt } from '#components/ui/request-problems.ts'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import { usualInterval, wireIntervals } from '#lib/wire.ts'
import { useWords } from '#words'
import { interval, inWords, type WireActions } from './words.ts'

/** Adds a feed by its address. */
export function NewFeed({ languages, add }: { languages: readonly Language[]; add: WireActions['add'] }) {
  const say = useWords()
  const [minutes, setMinutes] = useState<Minutes>(usualInterval)
  const [language, setLanguage] = useState<Language>(languages[0] ?? 'en')
  const [name, setName] = useState('')
  const { run, busy, outcome } = useAsk(inWords, add, () => say('wire.added', { name }))
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const sent = new FormData(form)
    const answer = await run({ name, url: String(sent.get('url')), licence: String(sent.get('licence')), language, minutes })
    if (!answer.ok) return
    form.reset()
    setName('')
  }
  return (
    <form noValidate onSubmit={submit} className="mt-4 grid items-start gap-2 sm:grid-cols-2">
      <TextField
        label={say('wire.name')}
        value={name}
        onChange={setName}
        autoComplete="off"
        maxLength={60}
        isRequired
        problem={problemAt(say, outcome, 'name')}
      />
      <TextField
        label={say('wire.url')}
        name="url"
        type="url"
        placeholder={say('wire.urlHint')}
        hint={say('wire.folderHint')}
        autoComplete="off"
        isRequired
        problem={problemAt(say, outcome, 'url') && say('wire.wrongUrl')}
      />
      <MinutesSelect minutes={minutes} onChange={setMinutes} />
      <Select
        label={say('wire.language')}
        choices={languages.map((one) => ({ id: one, name: languageFacts[one].name }))}
        selectedKey={language}
        onSelectionChange={(key) => setLanguage(languages.find((one) => one === key) ?? language)}
      />
      <TextField
        label={say('wire.licence')}
        hint={say('wire.licenceHint')}
        name="licence"
        autoComplete="off"
        maxLength={500}
        className="sm:col-span-2"
      />
      <p>
        <Button type="submit" isPending={busy}>
          {say('wire.add')}
        </Button>
      </p>
    </form>
  )
}

type Minutes = (typeof wireIntervals)[number]

function MinutesSelect({ minutes, onChange }: { minutes: Minutes; onChange: (minutes: Minutes) => void }) {
  const say = useWords()
  return (
    <Select
      label={say('wire.minutes')}
      choices={wireIntervals.map((one) => ({ id: String(one), name: interval(say, one) }))}
      selectedKey={String(minutes)}
      onSelectionChange={(key) => onChange(wireIntervals.find((one) => String(one) === key) ?? minutes)}
    />
  )
}
