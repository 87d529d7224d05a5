import Link from 'next/link'
import type { ReactNode } from 'react'
import { Page } from '#components/ui/page.tsx'
import { useWords } from '#words'

const parts = [
  { id: 'style', href: '/desk/settings/house-style' },
  { id: 'snippets', href: '/desk/settings/snippets' },
  { id: 'templates', href: '/desk/settings/templates' },
] as const

/** The frame of the pages with what helps writers. */
export function StyleParts({
  part,
  about,
  actions,
  children,
}: {
  part: (typeof parts)[number]['id']
  about: string
  actions?: ReactNode
  children: ReactNode
}) {
  const say = useWords()
  return (
    <Page title={say('desk.style')} about={about} actions={actions}>
      <nav aria-label={say('style.parts')} className="mb-4 flex gap-4 overflow-x-auto border-line border-b">
        {parts.map(({ id, href }) => (
          <Link
            key={id}
            href={href}
            aria-current={id === part ? 'page' : undefined}
            className="-mb-px flex h-9 items-center border-transparent border-b-2 text-ink-soft -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink"
          >
            {say(`${id}.title`)}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  )
}
