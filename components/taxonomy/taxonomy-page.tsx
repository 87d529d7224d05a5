import Link from 'next/link'
import type { ReactNode } from 'react'
import { Page } from '#components/ui/page.tsx'

const parts = [
  { id: 'sections', name: 'Sections' },
  { id: 'topics', name: 'Topics' },
  { id: 'authors', name: 'Authors' },
] as const

/** The frame of the three pages: what stories are sorted by, and whose names stand on them. */
export function TaxonomyPage({
  part,
  about,
  actions,
  children,
}: {
  part: (typeof parts)[number]['id']
  about: string
  actions: ReactNode
  children: ReactNode
}) {
  return (
    <Page title="Taxonomy" about={about} actions={actions}>
      <nav aria-label="Parts of the taxonomy" className="mb-4 flex gap-4 overflow-x-auto border-line border-b">
        {parts.map(({ id, name }) => (
          <Link
            key={id}
            href={`/desk/taxonomy/${id}`}
            aria-current={id === part ? 'page' : undefined}
            className="-mb-px flex h-9 items-center border-transparent border-b-2 text-ink-soft -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink"
          >
            {name}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  )
}
