import { Plus } from 'lucide-react'
import Link from 'next/link'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Page } from '#components/ui/page.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import type { Choice } from '#newsroom/articles/choices.ts'
import type { DeskStory } from '#newsroom/articles/desk-stories.ts'
import { addressOf, type Wanted } from './address.ts'
import type { FindAuthors } from './author-filter.tsx'
import { StoryFilters } from './story-filters.tsx'
import { StoryKeys } from './story-keys.tsx'
import { StoryRow } from './story-row.tsx'

const scopeNames = { all: 'All stories', waiting: 'Awaiting an editor', mine: 'My stories' } satisfies Record<Wanted['scope'], string>

/** The first page of the desk: what is being written, what waits, what is out, the newest change first. */
export function StoriesPage({
  page: { stories, next },
  wanted,
  sections,
  author,
  scopes,
  zone,
  findAuthors,
}: {
  page: { stories: DeskStory[]; next: string | null }
  wanted: Wanted
  sections: Choice[]
  author: Choice | null
  /** None for those who see only their own. */
  scopes: Wanted['scope'][]
  zone: string
  findAuthors: FindAuthors
}) {
  const isNarrowed = Boolean(wanted.stage || wanted.section || wanted.author || wanted.words.length > 0)
  const newStory = (
    <LinkButton href="/desk/articles/new" tone="primary" prefetch={false}>
      <Plus size={15} aria-hidden="true" /> New story
    </LinkButton>
  )
  return (
    <Page title="Stories" actions={newStory} wide>
      {scopes.length > 0 && (
        <nav aria-label="Which stories" className="-mx-4 mb-3 flex gap-4 overflow-x-auto border-line border-b px-4 md:mx-0 md:px-0">
          {scopes.map((scope) => (
            <Link
              key={scope}
              href={addressOf({ ...wanted, scope, after: undefined })}
              aria-current={scope === wanted.scope ? 'page' : undefined}
              className="-mb-px whitespace-nowrap border-transparent border-b-2 py-2 text-ink-soft hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {scopeNames[scope]}
            </Link>
          ))}
        </nav>
      )}
      <StoryFilters key={wanted.scope} wanted={wanted} sections={sections} author={author} findAuthors={findAuthors} />
      {stories.length > 0 ? (
        <ul aria-label={scopes.length > 0 ? scopeNames[wanted.scope] : 'My stories'} className="border-line border-t">
          {stories.map((story) => (
            <StoryRow key={story.id} story={story} wanted={wanted} zone={zone} />
          ))}
        </ul>
      ) : isNarrowed || wanted.after ? (
        <EmptyState title="Nothing matches" action={<LinkButton href={addressOf({ scope: wanted.scope, words: [] })}>Show all</LinkButton>}>
          No story here has all of that.
        </EmptyState>
      ) : wanted.scope === 'waiting' ? (
        <EmptyState title="Nothing is waiting">
          What journalists submit stands here until an editor publishes it or sends it back.
        </EmptyState>
      ) : (
        <EmptyState title="No stories yet" action={newStory}>
          What you write stands here, the newest change first.
        </EmptyState>
      )}
      <Pagination
        label="Pages of stories"
        first={wanted.after ? addressOf({ ...wanted, after: undefined }) : undefined}
        next={next ? addressOf({ ...wanted, after: next }) : undefined}
      />
      <StoryKeys />
      <p className="mt-4 hidden items-center gap-1.5 text-ink-faint text-xs pointer-fine:flex">
        <Kbd>j</Kbd> <Kbd>k</Kbd> down and up <span className="w-2" /> <Kbd>↵</Kbd> open <span className="w-2" /> <Kbd>/</Kbd> search{' '}
        <span className="w-2" /> <Kbd>n</Kbd> new story
      </p>
    </Page>
  )
}
