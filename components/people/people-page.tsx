'use client'

import { UserPlus } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Page } from '#components/ui/page.tsx'
import { tableStyle } from '#components/ui/table-style.ts'
import { Time } from '#components/ui/time.tsx'
import type { OnRoster } from '#newsroom/people/roster.ts'
import { type HandedOut, HandedOutLink } from './handed-out-link.tsx'
import { InviteForm } from './invite-form.tsx'
import { type PersonActions, PersonMenu } from './person-menu.tsx'
import { RoleSelect } from './role-select.tsx'
import type { Ask } from './words.ts'

export type PeopleActions = PersonActions & {
  invite: Ask<{ email: string; name: string; role: OnRoster['role'] }, HandedOut>
  changeRole: Ask<{ personId: string; role: OnRoster['role'] }>
}

/** Everybody with a key to the desk, and what an admin can do about it. */
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
  const [inviting, setInviting] = useState(false)
  const [handedOut, setHandedOut] = useState<HandedOut | null>(null)
  return (
    <Page
      title="People"
      about="Everybody who can sign in to the desk. A change takes effect at once."
      actions={
        !inviting && (
          <Button tone="primary" onPress={() => setInviting(true)}>
            <UserPlus size={15} aria-hidden="true" /> Invite
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
      <table className={`${tableStyle.table} max-md:block`}>
        <thead className={`${tableStyle.head} max-md:hidden`}>
          <tr>
            <th className={tableStyle.headCell}>Name</th>
            <th className={tableStyle.headCell}>Role</th>
            <th className={tableStyle.headCell}>Last seen</th>
            <th className={tableStyle.headCell}>Signed in</th>
            <th className={tableStyle.headCell}>
              <span className="sr-only">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {people.map((person) => (
            <tr
              key={person.id}
              className={`${tableStyle.row} max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:py-2 ${person.disabledAt ? 'text-ink-faint' : ''}`}
            >
              <td className={`${tableStyle.cell} max-md:p-0`}>
                <span className="flex flex-wrap items-center gap-x-2">
                  <span className="wrap-anywhere min-w-0 font-semibold">{person.name}</span>
                  {person.id === me && <Badge>You</Badge>}
                  {person.disabledAt && <Badge tone="warn">Disabled</Badge>}
                </span>
                <span className="block truncate text-ink-soft text-xs">
                  {person.email}
                  {person.author && (
                    <>
                      {' · byline '}
                      <Link
                        href={`/desk/taxonomy/authors?query=${encodeURIComponent(person.author)}`}
                        className="underline underline-offset-2"
                      >
                        {person.author}
                      </Link>
                    </>
                  )}
                </span>
              </td>
              <td className={`${tableStyle.cell} md:w-36 max-md:order-3 max-md:p-0 max-md:pt-1.5`}>
                <RoleSelect person={person} changeRole={actions.changeRole} locked={person.id === me || person.disabledAt !== null} />
              </td>
              <td
                className={`${tableStyle.cell} whitespace-nowrap text-ink-soft md:w-36 max-md:order-4 max-md:self-center max-md:p-0 max-md:text-xs`}
              >
                {person.seenAt ? <Time at={person.seenAt} zone={zone} /> : 'Never'}
              </td>
              <td className={`${tableStyle.cell} whitespace-nowrap text-ink-soft tabular-nums max-md:hidden md:w-28`}>
                {sessionsInWords(person.openSessions)}
              </td>
              <td className={`${tableStyle.cell} text-right md:w-10 max-md:order-2 max-md:p-0`}>
                <PersonMenu person={person} isMe={person.id === me} actions={actions} onLink={setHandedOut} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Page>
  )
}

const sessionsInWords = (count: number): string => (count === 0 ? 'Nowhere' : count === 1 ? 'In 1 browser' : `In ${count} browsers`)
