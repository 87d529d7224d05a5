'use client'

import { UserPlus } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Page } from '#components/ui/page.tsx'
import { tableStyle } from '#components/ui/table-style.ts'
import type { Invitation } from '#newsroom/guests/invitations.ts'
import type { OnRoster } from '#newsroom/people/roster.ts'
import { useWords } from '#words'
import { type Erase, ErasePerson } from './erase-person.tsx'
import { GuestsTable, type TakeBackGuest } from './guests-table.tsx'
import { type HandedOut, HandedOutLink } from './handed-out-link.tsx'
import { InviteForm } from './invite-form.tsx'
import { type Limit, LimitEditor, type SectionOfChoice } from './limit-editor.tsx'
import type { AskAbout, PersonActions } from './person-menu.tsx'
import { PersonRow } from './person-row.tsx'
import { type ListSessions, PersonSessions } from './person-sessions.tsx'
import { ResetFactors } from './reset-factors.tsx'
import { RightsTable } from './rights-table.tsx'
import type { Ask } from './words.ts'

export type PeopleActions = PersonActions & {
  invite: Ask<{ email: string; name: string; role: OnRoster['role'] }, HandedOut>
  changeRole: Ask<{ personId: string; role: OnRoster['role'] }>
  erase: Erase
  limit: Limit
  sessions: ListSessions
  takeBackGuest: TakeBackGuest
}

/** All accounts of the desk, with the actions of an admin. */
export function PeoplePage({
  people,
  invitations,
  sections,
  me,
  zone,
  mails,
  actions,
}: {
  people: OnRoster[]
  /** Of guests, who are among the people. */
  invitations: Invitation[]
  sections: SectionOfChoice[]
  me: string
  zone: string
  mails: boolean
  actions: PeopleActions
}) {
  const say = useWords()
  const [inviting, setInviting] = useState(false)
  const [handedOut, setHandedOut] = useState<HandedOut | null>(null)
  const [asked, setAsked] = useState<AskedAbout | null>(null)
  const shared = { zone, actions, onLink: setHandedOut, onAsk: setAsked }
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
      {handedOut && <HandedOutLink key={handedOut.link} link={handedOut} mailed={mails} onClose={() => setHandedOut(null)} />}
      {asked && <AboutPerson asked={asked} sections={sections} zone={zone} actions={actions} onClose={() => setAsked(null)} />}
      <PeopleTable people={people.filter((person) => !isGuest(person))} {...shared} sections={sections} me={me} />
      <GuestsTable guests={people.filter(isGuest)} {...shared} invitations={invitations} />
      <RightsTable />
    </Page>
  )
}

const isGuest = ({ role }: OnRoster): boolean => role === 'guest'

type AskedAbout = { person: OnRoster; what: AskAbout }

/** The panel that asks an admin about one person. */
function AboutPerson({
  asked: { person, what },
  sections,
  zone,
  actions,
  onClose,
}: {
  asked: AskedAbout
  sections: SectionOfChoice[]
  zone: string
  actions: PeopleActions
  onClose: () => void
}) {
  if (what === 'reset') return <ResetFactors person={person} reset={actions.resetFactors} onClose={onClose} />
  if (what === 'erase') return <ErasePerson key={person.id} person={person} erase={actions.erase} onClose={onClose} />
  if (what === 'sessions') return <PersonSessions key={person.id} person={person} zone={zone} list={actions.sessions} onClose={onClose} />
  return <LimitEditor key={person.id} person={person} sections={sections} limit={actions.limit} onClose={onClose} />
}

function PeopleTable({
  people,
  sections,
  me,
  zone,
  actions,
  onLink,
  onAsk,
}: Pick<ComponentProps<typeof PeoplePage>, 'people' | 'sections' | 'me' | 'zone' | 'actions'> & {
  onLink: (link: HandedOut) => void
  onAsk: (asked: AskedAbout) => void
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
            onAsk={(what) => onAsk({ person, what })}
            sections={sections}
          />
        ))}
      </tbody>
    </table>
  )
}
