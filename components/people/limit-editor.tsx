'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { useWords } from '#words'
import { type Ask, inWords } from './words.ts'

export type Limit = Ask<{ personId: string; sections: string[] | null }>
export type SectionOfChoice = { id: string; name: string }

/** Chooses the sections that an editor looks after, or the whole newsroom. */
export function LimitEditor({
  person,
  sections,
  limit,
  onClose,
}: {
  person: { id: string; name: string; limitedTo: string[] | null }
  sections: SectionOfChoice[]
  limit: Limit
  onClose: () => void
}) {
  const say = useWords()
  const [chosen, setChosen] = useState<readonly string[] | null>(person.limitedTo)
  const { run, busy } = useAsk(inWords, limit, () => say('people.limited', { name: person.name }))
  async function submit(event: FormEvent) {
    event.preventDefault()
    if ((await run({ personId: person.id, sections: chosen && [...chosen] })).ok) onClose()
  }
  const choose = (id: string, isChosen: boolean) => {
    const others = (chosen ?? []).filter((one) => one !== id)
    setChosen(isChosen ? [...others, id] : others)
  }
  return (
    <Panel title={say('people.limitNamed', { name: person.name })} onClose={onClose} className="mb-5">
      <p className="mb-3 max-w-xl text-ink-soft">{say('people.limitAbout')}</p>
      <form noValidate onSubmit={submit} className="grid justify-items-start gap-3">
        <Checkbox isSelected={chosen === null} onChange={(isWhole) => setChosen(isWhole ? null : [])}>
          {say('people.wholeNewsroom')}
        </Checkbox>
        <fieldset disabled={chosen === null} className="grid gap-2">
          <legend className="mb-1 font-semibold text-xs">{say('people.onlySections')}</legend>
          {sections.map(({ id, name }) => (
            <Checkbox key={id} isDisabled={chosen === null} isSelected={chosen?.includes(id) ?? false} onChange={(is) => choose(id, is)}>
              {name}
            </Checkbox>
          ))}
        </fieldset>
        <Button type="submit" tone="primary" isPending={busy} isDisabled={chosen?.length === 0}>
          {say('everywhere.save')}
        </Button>
      </form>
    </Panel>
  )
}
