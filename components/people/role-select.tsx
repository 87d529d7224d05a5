'use client'

import { Select } from '#components/ui/select.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Role } from '#newsroom/people/person.ts'
import { useWords } from '#words'
import { type Ask, inWords } from './words.ts'

export const roles = ['journalist', 'editor', 'admin'] as const satisfies readonly Role[]
export const isRole = (key: unknown): key is Role => roles.some((role) => role === key)

/** Changes a person's role. */
export function RoleSelect({
  person,
  changeRole,
  locked,
}: {
  person: { id: string; name: string; role: Role }
  changeRole: Ask<{ personId: string; role: Role }>
  locked: boolean
}) {
  const say = useWords()
  const { run, busy } = useAsk(inWords, changeRole, () => say('people.roleChanged', { name: person.name }))
  if (locked) return <span className="inline-flex h-8 items-center px-2.5">{say(`people.role-${person.role}`)}</span>
  return (
    <Select
      label={say('people.roleOf', { name: person.name })}
      labelHidden
      choices={[...roles, ...(person.role === 'guest' ? (['guest'] as const) : [])].map((id) => ({ id, name: say(`people.role-${id}`) }))}
      selectedKey={person.role}
      isDisabled={busy}
      onSelectionChange={(role) => {
        if (isRole(role) && role !== person.role) void run({ personId: person.id, role })
      }}
      className="w-32"
    />
  )
}
