'use client'

import type { FormEvent } from 'react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { problemAt } from '#components/ui/request-problems.ts'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Role } from '#newsroom/people/person.ts'
import { useWords } from '#words'
import type { HandedOut } from './handed-out-link.tsx'
import { isRole, roles } from './role-select.tsx'
import { type Ask, inWords } from './words.ts'

export function InviteForm({
  invite,
  onClose,
  onInvited,
}: {
  invite: Ask<{ email: string; name: string; role: Role }, HandedOut>
  onClose: () => void
  onInvited: (link: HandedOut) => void
}) {
  const say = useWords()
  const [role, setRole] = useState<Role>('journalist')
  const { run, busy, outcome } = useAsk(inWords, invite, () => null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const sent = new FormData(event.currentTarget)
    const answer = await run({ email: String(sent.get('email')), name: String(sent.get('name')), role })
    if (answer.ok) onInvited(answer.value)
  }

  return (
    <Panel title={say('people.inviteSomebody')} onClose={onClose} className="mb-5">
      <form noValidate onSubmit={submit} className="grid items-start gap-3 md:grid-cols-[1fr_1fr_12rem_auto]">
        <TextField
          label={say('people.name')}
          name="name"
          autoComplete="off"
          isRequired
          autoFocus
          problem={problemAt(say, outcome, 'name')}
        />
        <TextField
          label={say('people.email')}
          name="email"
          type="email"
          autoComplete="off"
          isRequired
          problem={problemAt(say, outcome, 'email')}
        />
        <Select
          label={say('people.role')}
          choices={roles.map((id) => ({ id, name: say(`people.role-${id}`) }))}
          selectedKey={role}
          onSelectionChange={(key) => isRole(key) && setRole(key)}
          hint={say(`people.meaning-${role}`)}
        />
        <Button type="submit" tone="primary" isPending={busy} className="md:mt-[1.4rem]">
          {say('people.invite')}
        </Button>
      </form>
    </Panel>
  )
}
