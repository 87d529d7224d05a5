'use client'

import type { FormEvent } from 'react'
import { LocalizedFields, readLocalized } from '#components/taxonomy/localized-fields.tsx'
import { type Ask, inWords } from '#components/taxonomy/words.ts'
import { Button } from '#components/ui/button.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Localized } from '#lib/languages.ts'
import { localize } from '#lib/publication.ts'
import { useWords } from '#words'

type Props = { sections: { id: string; name: Localized }[]; create: Ask<{ name: Localized }> }

/** The first sections of a new paper. */
export function FirstSection({ sections, create }: Props) {
  const say = useWords()
  const { run, busy, outcome } = useAsk(inWords, create, () => say('taxonomy.sectionAdded'))

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    if ((await run({ name: readLocalized(form, 'name') })).ok) form.reset()
  }

  return (
    <>
      {sections.length > 0 && (
        <ul aria-label={say('taxonomy.sections')} className="max-w-xl border-line border-y">
          {sections.map(({ id, name }) => (
            <li key={id} className="border-line border-b py-1.5 font-semibold last:border-0">
              {localize(name)}
            </li>
          ))}
        </ul>
      )}
      <form noValidate onSubmit={submit} className="grid max-w-xl gap-3">
        <LocalizedFields label={say('taxonomy.name')} field="name" isRequired outcome={outcome} />
        <div>
          <Button type="submit" tone="primary" isPending={busy}>
            {say('taxonomy.addSection')}
          </Button>
        </div>
      </form>
    </>
  )
}
