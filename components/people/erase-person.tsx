'use client'

import type { FormEvent } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { problemAt } from '#components/ui/request-problems.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { useWords } from '#words'
import { type Ask, inWords } from './words.ts'

export type Erase = Ask<{ personId: string; standIn: string }>

/** Says what stays and what goes, and asks an admin once more before what is stored of somebody is deleted. */
export function ErasePerson({ person, erase, onClose }: { person: { id: string; name: string }; erase: Erase; onClose: () => void }) {
  const say = useWords()
  const { run, busy, outcome } = useAsk(inWords, erase, () => say('people.erased', { name: person.name }))
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const standIn = String(new FormData(event.currentTarget).get('standIn'))
    if ((await run({ personId: person.id, standIn })).ok) onClose()
  }
  return (
    <Panel title={say('people.eraseAsk', { name: person.name })} onClose={onClose} className="mb-5">
      <p className="mb-3 max-w-xl text-ink-soft">{say('people.eraseAbout')}</p>
      <form noValidate onSubmit={submit} className="flex flex-wrap items-start gap-3">
        <TextField
          label={say('people.standIn')}
          name="standIn"
          defaultValue={say('people.formerColleague')}
          maxLength={100}
          isRequired
          problem={problemAt(say, outcome, 'standIn')}
          className="min-w-[min(100%,14rem)]"
        />
        <Button type="submit" tone="danger" isPending={busy} className="mt-[1.4rem]">
          {say('people.eraseConfirm')}
        </Button>
      </form>
    </Panel>
  )
}
