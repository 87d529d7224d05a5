'use client'

import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { tableStyle } from '#components/ui/table-style.ts'
import { Time } from '#components/ui/time.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Invitation } from '#newsroom/guests/invitations.ts'
import type { OnRoster } from '#newsroom/people/roster.ts'
import { useWords } from '#words'
import type { HandedOut } from './handed-out-link.tsx'
import { type AskAbout, type PersonActions, PersonMenu } from './person-menu.tsx'
import { RoleSelect } from './role-select.tsx'
import { type Ask, inWords } from './words.ts'

export type TakeBackGuest = Ask<{ articleId: string; personId: string }>

type Props = {
  guests: OnRoster[]
  invitations: Invitation[]
  zone: string
  actions: PersonActions & { changeRole: Ask<{ personId: string; role: OnRoster['role'] }>; takeBackGuest: TakeBackGuest }
  onLink: (link: HandedOut) => void
  onAsk: (asked: { person: OnRoster; what: AskAbout }) => void
}

/** The guests of the newsroom, who are no staff, with the stories that are open to them now. */
export function GuestsTable({ guests, invitations, ...shared }: Props) {
  const say = useWords()
  if (guests.length === 0) return null
  return (
    <section aria-labelledby="guests" className="mt-10">
      <h2 id="guests" className="font-bold text-lg">
        {say('guests.inPeople')}
      </h2>
      <p className="mb-3 text-ink-soft">{say('guests.inPeopleAbout')}</p>
      <table className={`${tableStyle.table} max-md:block`}>
        <thead className={`${tableStyle.head} max-md:hidden`}>
          <tr>
            <th className={tableStyle.headCell}>{say('people.name')}</th>
            <th className={tableStyle.headCell}>{say('guests.stories')}</th>
            <th className={tableStyle.headCell}>{say('people.role')}</th>
            <th className={tableStyle.headCell}>{say('people.lastSeen')}</th>
            <th className={tableStyle.headCell}>
              <span className="sr-only">{say('people.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {guests.map((guest) => (
            <GuestOfPeople
              key={guest.id}
              guest={guest}
              invitations={invitations.filter(({ personId }) => personId === guest.id)}
              {...shared}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function GuestOfPeople({ guest, invitations, zone, actions, onLink, onAsk }: Omit<Props, 'guests'> & { guest: OnRoster }) {
  const say = useWords()
  const { name, email, joinedAt, disabledAt, seenAt } = guest
  return (
    <tr
      className={`${tableStyle.row} max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:py-2 ${disabledAt ? 'text-ink-faint' : ''}`}
    >
      <td className={`${tableStyle.cell} align-top max-md:min-w-0 max-md:grow max-md:basis-2/3 max-md:p-0`}>
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="wrap-anywhere min-w-0 font-semibold">{name}</span>
          {!joinedAt && <Badge>{say('people.invited')}</Badge>}
          {disabledAt && <Badge tone="warn">{say('people.disabled')}</Badge>}
        </span>
        <span className="wrap-anywhere block text-ink-soft text-xs">{email}</span>
      </td>
      <td className={`${tableStyle.cell} align-top max-md:order-3 max-md:min-w-0 max-md:basis-full max-md:p-0 max-md:pt-1.5`}>
        {invitations.length === 0 && <span className="text-ink-faint">{say('guests.noStories')}</span>}
        <ul className="grid grid-cols-1 gap-2">
          {invitations.map((invitation) => (
            <OneInvitation key={invitation.articleId} {...{ invitation, name, zone }} takeBack={actions.takeBackGuest} />
          ))}
        </ul>
      </td>
      <td className={`${tableStyle.cell} align-top md:w-36 max-md:order-4 max-md:min-w-0 max-md:p-0 max-md:pt-1.5`}>
        <RoleSelect person={guest} changeRole={actions.changeRole} locked={disabledAt !== null} />
      </td>
      <td
        className={`${tableStyle.cell} align-top text-ink-soft md:w-36 md:whitespace-nowrap max-md:order-5 max-md:ml-auto max-md:min-w-0 max-md:p-0 max-md:text-xs`}
      >
        {seenAt ? <Time at={seenAt} zone={zone} /> : say('people.never')}
      </td>
      <td className={`${tableStyle.cell} text-right align-top md:w-10 max-md:order-2 max-md:p-0`}>
        <PersonMenu person={guest} isMe={false} actions={actions} onLink={onLink} onAsk={(what) => onAsk({ person: guest, what })} />
      </td>
    </tr>
  )
}

function OneInvitation({
  invitation: { articleId, personId, headline, may, endsAt },
  name,
  zone,
  takeBack,
}: {
  invitation: Invitation
  name: string
  zone: string
  takeBack: TakeBackGuest
}) {
  const say = useWords()
  const { run, busy } = useAsk(inWords, takeBack, () => say('guests.takenBack', { name }))
  const called = headline || say('guests.noHeadline')
  return (
    <li className="flex items-start gap-3">
      <span className="mr-auto min-w-0">
        <Link href={`/desk/articles/${articleId}`} className="wrap-anywhere underline underline-offset-2">
          {called}
        </Link>
        <span className="block text-ink-soft text-xs">
          {say(`guests.may-${may}`)} · {say.rich('guests.until', { until: () => <Time at={endsAt} zone={zone} /> })}
        </span>
      </span>
      <Button
        size="small"
        isPending={busy}
        aria-label={say('guests.takeBackFrom', { headline: called })}
        onPress={() => void run({ articleId, personId })}
      >
        {say('guests.takeBack')}
      </Button>
    </li>
  )
}
