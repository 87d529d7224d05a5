import Link from 'next/link'
import type { Start } from '#components/editor/use-start.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Page } from '#components/ui/page.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import type { Language } from '#lib/languages.ts'
import type { Choice } from '#newsroom/articles/choices.ts'
import type { DeskStory } from '#newsroom/articles/desk-stories.ts'
import { addressOf, type Wanted } from './address.ts'
import type { FindAuthors } from './author-filter.tsx'
import { NewStory } from './new-story.tsx'
import { RefreshList } from './refresh-list.tsx'
import { StoryFilters } from './story-filters.tsx'
import { StoryKeys } from './story-keys.tsx'
import { StoryColumns, StoryRow } from './story-row.tsx'

const scopeNames = {
  waiting: 'Awaiting an editor',
  all: 'All stories',
  mine: 'My stories',
  'sent-back': 'Sent back',
} satisfies Record<Wanted['scope'], string>

/** The first page of the desk: what is being written, what waits, what is out, the newest change first. */
export function StoriesPage({
  page: { stories, next },
  wanted,
  sections,
  author,
  scopes,
  isOwnOnly,
  version,
  zone,
  findAuthors,
  start,
  language,
}: {
  page: { stories: DeskStory[]; next: string | null }
  wanted: Wanted
  sections: Choice[]
  author: Choice | null
  /** The lists of this person, the one that they see first in front. */
  scopes: readonly Wanted['scope'][]
  /** Of those who see only their own stories, all are theirs. */
  isOwnOnly: boolean
  /** Of this list, to know when it changes. */
  version: string
  zone: string
  findAuthors: FindAuthors
  start: Start
  /** In which this person begins a story. */
  language: Language
}) {
  const nameOf = (scope: Wanted['scope']) => (isOwnOnly && scope === 'all' ? scopeNames.mine : scopeNames[scope])
  const isNarrowed = Boolean(wanted.stage || wanted.section || wanted.author || wanted.words.length > 0)
  const newStory = <NewStory start={start} language={language} />
  return (
    <Page title="Stories" actions={newStory} wide>
      <nav aria-label="Which stories" className="-mx-4 mb-3 flex gap-4 overflow-x-auto border-line border-b px-4 md:mx-0 md:px-0">
        {scopes.map((scope) => (
          <Link
            key={scope}
            href={addressOf({ ...wanted, scope, after: undefined })}
            aria-current={scope === wanted.scope ? 'page' : undefined}
            className="-mb-px whitespace-nowrap border-transparent border-b-2 py-2 text-ink-soft hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
          >
            {nameOf(scope)}
          </Link>
        ))}
      </nav>
      <StoryFilters key={wanted.scope} wanted={wanted} sections={sections} author={author} findAuthors={findAuthors} />
      {stories.length > 0 ? (
        <>
          <StoryColumns />
          <ul aria-label={nameOf(wanted.scope)} className="border-line border-t">
            {stories.map((story) => (
              <StoryRow key={story.id} story={story} wanted={wanted} zone={zone} />
            ))}
          </ul>
        </>
      ) : isNarrowed || wanted.after ? (
        <EmptyState title="Nothing matches" action={<LinkButton href={addressOf({ scope: wanted.scope, words: [] })}>Show all</LinkButton>}>
          No story here has all of that.
        </EmptyState>
      ) : wanted.scope === 'waiting' ? (
        <EmptyState title="Nothing is waiting">
          What journalists submit stands here until an editor publishes it or sends it back. The list keeps itself up to date.
        </EmptyState>
      ) : wanted.scope === 'sent-back' ? (
        <EmptyState title="Nothing was sent back">
          A story that an editor returns with a note stands here until it is submitted again.
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
      <p className="mt-4 text-xs">
        <Link href="/desk/discarded" prefetch={false} className="text-accent underline-offset-2 hover:underline">
          Discarded stories
        </Link>
      </p>
      <StoryKeys />
      <RefreshList wanted={wanted} version={version} />
      <p className="mt-4 hidden flex-wrap items-center gap-1.5 text-ink-faint text-xs pointer-fine:flex">
        <Kbd>j</Kbd> <Kbd>k</Kbd> down and up <span className="w-2" /> <Kbd>↵</Kbd> open <span className="w-2" /> <Kbd>/</Kbd> search{' '}
        <span className="w-2" /> <Kbd>n</Kbd> new story
      </p>
    </Page>
  )
}
