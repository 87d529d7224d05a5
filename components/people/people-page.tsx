'use client'

import { UserPlus } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Page } from '#components/ui/page.tsx'
import { tableStyle } from '#components/ui/table-style.ts'
import type { OnRoster } from '#newsroom/people/roster.ts'
import { useWords } from '#words'
import { type Erase, ErasePerson } from './erase-person.tsx'
import { type HandedOut, HandedOutLink } from './handed-out-link.tsx'
import { InviteForm } from './invite-form.tsx'
import type { PersonActions } from './person-menu.tsx'
import { PersonRow } from './person-row.tsx'
import { ResetFactors } from './reset-factors.tsx'
import { RightsTable } from './rights-table.tsx'
import type { Ask } from './words.ts'

export type PeopleActions = PersonActions & {
  invite: Ask<{ email: string; name: string; role: OnRoster['role'] }, HandedOut>
  changeRole: Ask<{ personId: string; role: OnRoster['role'] }>
  erase: Erase
}

/** All accounts of the desk, with the actions of an admin. */
export function PeoplePage({
  people,
  me,
  zone,
  mails,
  actions,
}: {
  people: OnRoster[]
  me: string
  zone: string
  mails: boolean
  actions: PeopleActions
}) {
  const say = useWords()
  const [inviting, setInviting] = useState(false)
  const [handedOut, setHandedOut] = useState<HandedOut | null>(null)
  const [resetting, setResetting] = useState<OnRoster | null>(null)
  const [erasing, setErasing] = useState<OnRoster | null>(null)
  return (
    <Page
      title={say('desk.people')}
      about={say('people.about')}
      actions={
        !inviting && (
          <Button tone="primary" onPress={() => setInviting(true)}>
            <UserPlus size={15} aria-hidden="true" /> {say('people.invite')}
          </Button>
        )
      }
    >
      {inviting && (
        <InviteForm
          invite={actions.invite}
          onClose={() => setInviting(false)}
          onInvited={(link) => {
            setInviting(false)
            setHandedOut(link)
          }}
        />
      )}
      {handedOut && <HandedOutLink link={handedOut} mailed={mails} onClose={() => setHandedOut(null)} />}
      {resetting && <ResetFactors person={resetting} reset={actions.resetFactors} onClose={() => setResetting(null)} />}
      {erasing && <ErasePerson key={erasing.id} person={erasing} erase={actions.erase} onClose={() => setErasing(null)} />}
      <PeopleTable
        people={people}
        me={me}
        zone={zone}
        actions={actions}
        onLink={setHandedOut}
        onReset={setResetting}
        onErase={setErasing}
      />
      <RightsTable />
    </Page>
  )
}

function PeopleTable({
  people,
  me,
  zone,
  actions,
  onLink,
  onReset,
  onErase,
}: Pick<ComponentProps<typeof PeoplePage>, 'people' | 'me' | 'zone' | 'actions'> & {
  onLink: (link: HandedOut) => void
  onReset: (person: OnRoster) => void
  onErase: (person: OnRoster) => void
}) {
  const say = useWords()
  return (
    <table className={`${tableStyle.table} max-md:block`}>
      <thead className={`${tableStyle.head} max-md:hidden`}>
        <tr>
          <th className={tableStyle.headCell}>{say('people.name')}</th>
          <th className={tableStyle.headCell}>{say('people.role')}</th>
          <th className={tableStyle.headCell}>{say('people.lastSeen')}</th>
          <th className={tableStyle.headCell}>{say('people.sessions')}</th>
          <th className={tableStyle.headCell}>
            <span className="sr-only">{say('people.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {people.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            isMe={person.id === me}
            zone={zone}
            actions={actions}
            onLink={onLink}
            onReset={() => onReset(person)}
            onErase={() => onErase(person)}
          />
        ))}
      </tbody>
    </table>
  )
}
