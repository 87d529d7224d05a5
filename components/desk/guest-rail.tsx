'use client'

import { ExternalLink, Newspaper } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { Link } from '#components/ui/link.tsx'
import type { Role } from '#newsroom/people/person.ts'
import { useWords } from '#words'
import { AccountMenu } from './account-menu.tsx'
import { LiveState } from './live-state.tsx'
import type { Theme } from './theme.ts'

type Props = {
  person: { name: string; email: string; role: Role }
  paper: { name: string; path: string }
  theme: Theme
}

const entry =
  'flex items-center rounded-md text-ink-soft transition-colors hover:bg-hover hover:text-ink aria-[current]:text-ink md:h-9 md:gap-2.5 md:px-2 md:aria-[current]:bg-sunken md:aria-[current]:font-semibold md:max-lg:justify-center'

/** The navigation of a guest, who has their stories and their account: where the staff's is (rail.tsx). */
export function GuestRail({ person, paper, theme }: Props) {
  const say = useWords()
  const path = usePathname()
  const isHere = path === '/desk' || path.startsWith('/desk/articles')
  return (
    <nav
      aria-label={say('desk.desk')}
      data-rail
      className="z-30 flex border-line bg-surface max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:justify-between max-md:border-t max-md:px-2 max-md:pb-[env(safe-area-inset-bottom)] md:sticky md:top-0 md:h-dvh md:flex-col md:border-r md:p-2 lg:p-3"
    >
      <p className="mb-3 hidden h-9 items-center px-2 font-bold text-lg tracking-tight md:flex md:justify-center lg:justify-start">
        <span className="lg:hidden" aria-hidden="true">
          {paper.name.replace(/^The /, '').slice(0, 1)}
        </span>
        <span className="truncate max-lg:sr-only">{paper.name}</span>
      </p>
      <div className="md:flex-1">
        <Link
          href="/desk"
          aria-current={isHere ? 'page' : undefined}
          title={say('guests.yours')}
          className={`${entry} max-md:h-13 max-md:gap-2 max-md:px-3`}
        >
          <Newspaper size={18} strokeWidth={1.75} aria-hidden="true" />
          <span className="md:max-lg:sr-only">{say('guests.yours')}</span>
        </Link>
      </div>
      <LiveState />
      <a href={paper.path} target="_blank" rel="noreferrer" title={say('desk.viewPaper')} className={`${entry} mb-1 max-md:hidden`}>
        <ExternalLink size={18} strokeWidth={1.75} aria-hidden="true" />
        <span className="md:max-lg:sr-only">{say('desk.viewPaper')}</span>
      </a>
      <AccountMenu person={person} paper={paper} theme={theme} />
    </nav>
  )
}
