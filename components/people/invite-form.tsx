'use client'

import type { FormEvent } from 'react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Role } from '#newsroom/people/person.ts'
import type { HandedOut } from './handed-out-link.tsx'
import { isRole, roleChoices } from './role-select.tsx'
import { type Ask, inWords, issueAt, roleMeanings } from './words.ts'

export function InviteForm({
  invite,
  onClose,
  onInvited,
}: {
  invite: Ask<{ email: string; name: string; role: Role }, HandedOut>
  onClose: () => void
  onInvited: (link: HandedOut) => void
}) {
  const [role, setRole] = useState<Role>('journalist')
  const { run, busy, outcome } = useAsk(inWords, invite, () => null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const sent = new FormData(event.currentTarget)
    const answer = await run({ email: String(sent.get('email')), name: String(sent.get('name')), role })
    if (answer.ok) onInvited(answer.value)
  }

  return (
    <Panel title="Invite somebody" onClose={onClose} className="mb-5">
      <form noValidate onSubmit={submit} className="grid items-start gap-3 md:grid-cols-[1fr_1fr_12rem_auto]">
        <TextField label="Name" name="name" autoComplete="off" isRequired autoFocus problem={issueAt(outcome, 'name')} />
        <TextField label="E-mail address" name="email" type="email" autoComplete="off" isRequired problem={issueAt(outcome, 'email')} />
        <Select
          label="Role"
          choices={roleChoices}
          selectedKey={role}
          onSelectionChange={(key) => isRole(key) && setRole(key)}
          hint={roleMeanings[role]}
        />
        <Button type="submit" tone="primary" isPending={busy} className="md:mt-[1.4rem]">
          Invite
        </Button>
      </form>
    </Panel>
  )
}
