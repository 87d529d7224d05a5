'use client'

import { Select } from '#components/ui/select.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Role } from '#newsroom/people/person.ts'
import { type Ask, inWords, roleNames } from './words.ts'

export const roleChoices = Object.entries(roleNames).map(([id, name]) => ({ id, name }))
export const isRole = (key: unknown): key is Role => typeof key === 'string' && key in roleNames

/** The person's role, changed by choosing another. */
export function RoleSelect({
  person,
  changeRole,
  locked,
}: {
  person: { id: string; name: string; role: Role }
  changeRole: Ask<{ personId: string; role: Role }>
  locked: boolean
}) {
  const { run, busy } = useAsk(inWords, changeRole, () => `The role of ${person.name} is changed`)
  if (locked) return <span className="inline-flex h-8 items-center px-2.5">{roleNames[person.role]}</span>
  return (
    <Select
      label={`Role of ${person.name}`}
      labelHidden
      choices={roleChoices}
      selectedKey={person.role}
      isDisabled={busy}
      onSelectionChange={(role) => {
        if (isRole(role) && role !== person.role) void run({ personId: person.id, role })
      }}
      className="w-32"
    />
  )
}
