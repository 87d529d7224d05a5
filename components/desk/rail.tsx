'use client'

import { FolderTree, Images, ListOrdered, type LucideIcon, Newspaper, Settings, Users } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { AccountMenu } from './account-menu.tsx'
import type { RailIcon, RailItem } from './rail-items.ts'
import type { Theme } from './theme.ts'

const icons: Record<RailIcon, LucideIcon> = {
  stories: Newspaper,
  feed: ListOrdered,
  media: Images,
  taxonomy: FolderTree,
  people: Users,
  settings: Settings,
}

/** Left on a wide screen, icons alone on a middling one, at the foot of a phone. */
export function Rail({ person, items, theme }: { person: { name: string; email: string; role: string }; items: RailItem[]; theme: Theme }) {
  const path = usePathname()
  return (
    <nav
      aria-label="Desk"
      className="z-30 flex border-line bg-surface max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:border-t max-md:pb-[env(safe-area-inset-bottom)] md:sticky md:top-0 md:h-dvh md:flex-col md:border-r md:p-2 lg:p-3"
    >
      <Link
        href="/desk"
        className="mb-3 hidden h-9 items-center rounded-md px-2 font-bold text-lg tracking-tight md:flex md:justify-center lg:justify-start"
      >
        <span className="lg:hidden" aria-hidden="true">
          G
        </span>
        <span className="hidden lg:inline">Galley</span>
        <span className="sr-only lg:hidden">Galley</span>
      </Link>
      <ul className="flex flex-1 max-md:justify-around md:flex-col md:gap-0.5">
        {items.map(({ href, label, icon }) => {
          const Icon = icons[icon]
          const current = href === '/desk' ? path === href || path.startsWith('/desk/articles') : path.startsWith(href)
          return (
            <li key={href} className="max-md:flex-1">
              <Link
                href={href}
                aria-current={current ? 'page' : undefined}
                title={label}
                className="flex items-center rounded-md text-ink-soft transition-colors hover:bg-hover hover:text-ink aria-[current]:text-ink max-md:h-13 max-md:flex-col max-md:justify-center max-md:gap-0.5 max-md:text-[0.625rem] max-md:leading-3 max-md:aria-[current]:text-accent md:h-9 md:gap-2.5 md:px-2 md:aria-[current]:bg-sunken md:aria-[current]:font-semibold md:max-lg:justify-center"
              >
                <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
                <span className="md:max-lg:sr-only">{label}</span>
              </Link>
            </li>
          )
        })}
      </ul>
      <AccountMenu person={person} theme={theme} />
    </nav>
  )
}
