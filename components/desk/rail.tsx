'use client'

import {
  Bell,
  CalendarClock,
  Ellipsis,
  ExternalLink,
  FolderTree,
  HeartPulse,
  Images,
  Import,
  ListOrdered,
  type LucideIcon,
  Newspaper,
  Plug,
  RadioTower,
  ScrollText,
  Search,
  Settings,
  Siren,
  SpellCheck,
  Users,
} from 'lucide-react'
import { usePathname } from 'next/navigation'
import { memo, type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import { openPalette } from '#components/palette/opening.ts'
import { Link } from '#components/ui/link.tsx'
import { Menu, MenuItem, MenuTrigger } from '#components/ui/menu.tsx'
import { usePoll } from '#components/ui/use-poll.ts'
import type { Role } from '#newsroom/people/person.ts'
import { ruleOf } from '#newsroom/people/policy.ts'
import { useWords } from '#words'
import { AccountMenu } from './account-menu.tsx'
import { LiveState } from './live-state.tsx'
import type { RailIcon, RailItem } from './rail-items.ts'
import type { Theme } from './theme.ts'
import { useOnWire, useUnread, useWaiting, WaitingCount } from './waiting-count.tsx'

const icons: Record<RailIcon, LucideIcon> = {
  stories: Newspaper,
  notices: Bell,
  feed: ListOrdered,
  breaking: Siren,
  calendar: CalendarClock,
  media: Images,
  taxonomy: FolderTree,
  style: SpellCheck,
  people: Users,
  health: HeartPulse,
  audit: ScrollText,
  import: Import,
  wire: RadioTower,
  programs: Plug,
  settings: Settings,
}

type Props = {
  person: { name: string; email: string; role: Role }
  items: RailItem[]
  paper: { name: string; path: string }
  /** The number of stories that wait for this person. */
  waiting: number
  /** The number of notices that this person has not read. */
  unread: number
  /** How many things are red on the page of health. */
  troubles: number
  /** How many texts of the wire nobody has dealt with. */
  onWire: number
  theme: Theme
}

/** The navigation: on the left of a wide screen, as icons on a medium one, at the bottom of a phone. */
export function Rail({
  person,
  items,
  paper,
  waiting: waitingAtFirst,
  unread: unreadAtFirst,
  troubles: troublesAtFirst,
  onWire: onWireAtFirst,
  theme,
}: Props) {
  const say = useWords()
  const waiting = useWaiting(waitingAtFirst)
  const unread = useUnread(unreadAtFirst)
  const troubles = useTroubles(troublesAtFirst, items)
  const onWire = useOnWire(onWireAtFirst)
  const what = say(ruleOf(person.role, 'send back a story') === 'nobody' ? 'desk.sentBackToYou' : 'desk.awaiting', { count: waiting })
  const counts: Partial<Record<RailIcon, ReactNode>> = {
    stories: <WaitingCount waiting={waiting} what={what} />,
    wire: <WaitingCount waiting={onWire} what={say('wire.unread', { count: onWire })} />,
    health: <TroubleMark troubles={troubles} />,
    notices: <WaitingCount waiting={unread} what={say('notices.unread', { count: unread })} />,
  }
  return (
    <nav
      aria-label={say('desk.desk')}
      data-rail
      className="z-30 flex border-line bg-surface max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:border-t max-md:pb-[env(safe-area-inset-bottom)] md:sticky md:top-0 md:h-dvh md:flex-col md:border-r md:p-2 lg:p-3"
    >
      <Link
        href="/desk"
        className="mb-3 hidden h-9 items-center rounded-md px-2 font-bold text-lg tracking-tight md:flex md:justify-center lg:justify-start"
      >
        <span className="lg:hidden" aria-hidden="true">
          {paper.name.replace(/^The /, '').slice(0, 1)}
        </span>
        <span className="truncate max-lg:sr-only">{paper.name}</span>
      </Link>
      <ul className="flex flex-1 max-md:justify-around md:flex-col md:gap-0.5">
        {items.map((item) => (
          <RailLink key={item.href} item={item} waiting={counts[item.icon]} />
        ))}
        {items.some(({ isRare }) => isRare) && <More items={items} mark={counts.health} />}
      </ul>
      <PaletteButton />
      <LiveState />
      <a
        href={paper.path}
        target="_blank"
        rel="noreferrer"
        title={say('desk.viewPaper')}
        className="mb-1 hidden h-9 items-center gap-2.5 rounded-md px-2 text-ink-soft transition-colors hover:bg-hover hover:text-ink md:flex md:max-lg:justify-center"
      >
        <ExternalLink size={18} strokeWidth={1.75} aria-hidden="true" />
        <span className="md:max-lg:sr-only">{say('desk.viewPaper')}</span>
      </a>
      <AccountMenu person={person} paper={paper} theme={theme} />
    </nav>
  )
}

/** On a phone it is in the account's menu. */
const PaletteButton = memo(function PaletteButton() {
  const say = useWords()
  return (
    <Button
      aria-label={say('palette.open')}
      aria-keyshortcuts="Control+K"
      onPress={openPalette}
      className="mb-1 hidden h-9 items-center gap-2.5 rounded-md px-2 text-ink-soft transition-colors hover:bg-hover hover:text-ink md:flex md:max-lg:justify-center"
    >
      <Search size={18} strokeWidth={1.75} aria-hidden="true" />
      <span aria-hidden="true" className="flex-1 truncate text-left md:max-lg:sr-only">
        {say('palette.open')}
      </span>
    </Button>
  )
})

/** On a phone, the parts of the desk that are opened rarely. */
function More({ items, mark }: { items: readonly RailItem[]; mark: ReactNode }) {
  const say = useWords()
  return (
    <li className="flex-auto md:hidden">
      <MenuTrigger>
        <Button className="relative flex h-13 w-full flex-col items-center justify-center gap-0.5 rounded-md text-[min(0.625rem,3vw)] text-ink-soft leading-3">
          <Ellipsis size={18} strokeWidth={1.75} aria-hidden="true" />
          {say('desk.more')}
          {mark && <span className="absolute top-1 left-1/2 ml-1">{mark}</span>}
        </Button>
        <Menu placement="top end" aria-label={say('desk.more')}>
          {items
            .filter(({ isRare }) => isRare)
            .map(({ href, icon }) => (
              <MenuItem key={href} href={href}>
                {say(`desk.${icon}`)}
              </MenuItem>
            ))}
        </Menu>
      </MenuTrigger>
    </li>
  )
}

/** The current number of red things, for people who may open the page of health. */
function useTroubles(start: number, items: readonly RailItem[]): number {
  const [troubles, setTroubles] = useState(start)
  const isShown = items.some(({ icon }) => icon === 'health')
  usePoll<{ troubles: number }>(isShown ? '/desk/health/troubles' : null, (news) => setTroubles(news.troubles), { every: 60_000 })
  return troubles
}

function TroubleMark({ troubles }: { troubles: number }) {
  const say = useWords()
  if (troubles === 0) return null
  return (
    <span className="inline-grid h-4.5 min-w-4.5 place-items-center rounded-full bg-danger px-1 font-semibold text-2xs text-on-danger tabular-nums">
      <span aria-hidden="true">{troubles}</span>
      <span className="sr-only"> {say('health.troubles', { count: troubles })}</span>
    </span>
  )
}

/** Not drawn again with the rail, which changes with each count and with the channel. */
const RailLink = memo(function RailLink({ item: { href, icon, isRare }, waiting }: { item: RailItem; waiting: ReactNode }) {
  const say = useWords()
  const path = usePathname()
  const label = say(`desk.${icon}`)
  const Icon = icons[icon]
  const current = href === '/desk' ? path === href || path.startsWith('/desk/articles') : path.startsWith(href)
  return (
    <li className={isRare ? 'max-md:hidden' : 'max-md:flex-auto'}>
      <Link
        href={href}
        aria-current={current ? 'page' : undefined}
        title={label}
        className="relative flex items-center rounded-md text-ink-soft transition-colors hover:bg-hover hover:text-ink aria-[current]:text-ink max-md:h-13 max-md:flex-col max-md:justify-center max-md:gap-0.5 max-md:text-[min(0.625rem,3vw)] max-md:leading-3 max-md:aria-[current]:text-accent md:h-9 md:gap-2.5 md:px-2 md:aria-[current]:bg-sunken md:aria-[current]:font-semibold md:max-lg:justify-center"
      >
        <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
        <span className="md:max-lg:sr-only">{label}</span>
        {waiting && <span className="max-lg:absolute max-lg:top-1 max-lg:left-1/2 max-lg:ml-1 lg:ml-auto">{waiting}</span>}
      </Link>
    </li>
  )
})
