import { Badge } from '#components/ui/badge.tsx'
import { Link } from '#components/ui/link.tsx'
import { tableStyle } from '#components/ui/table-style.ts'
import { Time } from '#components/ui/time.tsx'
import type { OnRoster } from '#newsroom/people/roster.ts'
import { useWords } from '#words'
import type { HandedOut } from './handed-out-link.tsx'
import type { SectionOfChoice } from './limit-editor.tsx'
import { type AskAbout, type PersonActions, PersonMenu } from './person-menu.tsx'
import { RoleSelect } from './role-select.tsx'
import type { Ask } from './words.ts'

/** One account in the table of people. */
export function PersonRow({
  person,
  isMe,
  zone,
  actions,
  onLink,
  onAsk,
  sections,
}: {
  person: OnRoster
  isMe: boolean
  zone: string
  actions: PersonActions & { changeRole: Ask<{ personId: string; role: OnRoster['role'] }> }
  onLink: (link: HandedOut) => void
  onAsk: (what: AskAbout) => void
  sections: SectionOfChoice[]
}) {
  const say = useWords()
  return (
    <tr
      className={`${tableStyle.row} max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:py-2 ${person.disabledAt ? 'text-ink-faint' : ''}`}
    >
      <td className={`${tableStyle.cell} max-md:min-w-0 max-md:grow max-md:basis-2/3 max-md:p-0`}>
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="wrap-anywhere min-w-0 font-semibold">{person.name}</span>
          {isMe && <Badge>{say('people.you')}</Badge>}
          {!person.joinedAt && <Badge>{say('people.invited')}</Badge>}
          {person.disabledAt && <Badge tone="warn">{say('people.disabled')}</Badge>}
        </span>
        <span className="block truncate text-ink-soft text-xs">
          {person.email}
          {person.author && (
            <>
              {' · '}
              {say.rich('people.byline', { author: () => <AuthorLink name={person.author ?? ''} /> })}
            </>
          )}
        </span>
      </td>
      <td className={`${tableStyle.cell} md:w-36 max-md:order-3 max-md:min-w-0 max-md:grow max-md:basis-2/5 max-md:p-0 max-md:pt-1.5`}>
        <RoleSelect person={person} changeRole={actions.changeRole} locked={isMe || person.disabledAt !== null} />
        {person.limitedTo && <span className="wrap-anywhere block text-ink-soft text-xs">{namesOf(person.limitedTo, sections)}</span>}
      </td>
      <td
        className={`${tableStyle.cell} text-ink-soft md:w-36 md:whitespace-nowrap max-md:order-4 max-md:ml-auto max-md:min-w-0 max-md:p-0 max-md:pt-1.5 max-md:text-xs`}
      >
        <LastSeen person={person} zone={zone} />
      </td>
      <td className={`${tableStyle.cell} whitespace-nowrap text-ink-soft tabular-nums max-md:hidden md:w-28`}>
        {say('people.openSessions', { count: person.openSessions })}
      </td>
      <td className={`${tableStyle.cell} text-right md:w-10 max-md:order-2 max-md:p-0`}>
        <PersonMenu person={person} isMe={isMe} actions={actions} onLink={onLink} onAsk={onAsk} />
      </td>
    </tr>
  )
}

const namesOf = (ids: readonly string[], sections: SectionOfChoice[]): string =>
  sections
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(', ')

function LastSeen({ person: { joinedAt, seenAt, invitedUntil }, zone }: { person: OnRoster; zone: string }) {
  const say = useWords()
  if (seenAt) return <Time at={seenAt} zone={zone} />
  if (joinedAt) return say('people.never')
  return invitedUntil
    ? say.rich('people.invitedUntil', { until: () => <Time at={invitedUntil} zone={zone} /> })
    : say('people.invitationOver')
}

const AuthorLink = ({ name }: { name: string }) => (
  <Link href={`/desk/taxonomy/authors?query=${encodeURIComponent(name)}`} className="underline underline-offset-2">
    {name}
  </Link>
)
