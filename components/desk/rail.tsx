'use client'

import { Bell, ExternalLink, FolderTree, Images, ListOrdered, type LucideIcon, Newspaper, Settings, Users } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import type { Role } from '#newsroom/people/person.ts'
import { useWords } from '#words'
import { AccountMenu } from './account-menu.tsx'
import { LiveState } from './live-state.tsx'
import type { RailIcon, RailItem } from './rail-items.ts'
import type { Theme } from './theme.ts'
import { useUnread, useWaiting, WaitingCount } from './waiting-count.tsx'

const icons: Record<RailIcon, LucideIcon> = {
  stories: Newspaper,
  notices: Bell,
  feed: ListOrdered,
  media: Images,
  taxonomy: FolderTree,
  people: Users,
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
  theme: Theme
}

/** The navigation: on the left of a wide screen, as icons on a medium one, at the bottom of a phone. */
export function Rail({ person, items, paper, waiting: waitingAtFirst, unread: unreadAtFirst, theme }: Props) {
  const say = useWords()
  const waiting = useWaiting(waitingAtFirst)
  const unread = useUnread(unreadAtFirst)
  const what = say(person.role === 'journalist' ? 'desk.sentBackToYou' : 'desk.awaiting', { count: waiting })
  const counts: Partial<Record<RailIcon, ReactNode>> = {
    stories: <WaitingCount waiting={waiting} what={what} />,
    notices: <WaitingCount waiting={unread} what={say('comments.unread', { count: unread })} />,
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
      </ul>
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

function RailLink({ item: { href, icon }, waiting }: { item: RailItem; waiting: ReactNode }) {
  const say = useWords()
  const path = usePathname()
  const label = say(`desk.${icon}`)
  const Icon = icons[icon]
  const current = href === '/desk' ? path === href || path.startsWith('/desk/articles') : path.startsWith(href)
  return (
    <li className="max-md:flex-auto">
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
}
