import type { ReactNode } from 'react'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { useWords } from '#words'

const parts = ['sections', 'topics', 'authors'] as const

/** The frame of the three taxonomy pages: sections, topics, authors. */
export function TaxonomyPage({
  part,
  about,
  actions,
  children,
}: {
  part: (typeof parts)[number]
  about: string
  actions: ReactNode
  children: ReactNode
}) {
  const say = useWords()
  return (
    <Page title={say('desk.taxonomy')} about={about} actions={actions}>
      <nav aria-label={say('taxonomy.parts')} className="mb-4 flex gap-4 overflow-x-auto border-line border-b">
        {parts.map((id) => (
          <Link
            key={id}
            href={`/desk/taxonomy/${id}`}
            aria-current={id === part ? 'page' : undefined}
            className="-mb-px flex h-9 items-center border-transparent border-b-2 text-ink-soft -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink"
          >
            {say(`taxonomy.${id}`)}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  )
}
