import type { ReactNode } from 'react'
import type { Restore } from '#components/desk/discarded/restore-button.tsx'
import { UndoDiscard } from '#components/desk/discarded/undo-discard.tsx'
import type { Start } from '#components/editor/use-start.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { Link } from '#components/ui/link.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Page } from '#components/ui/page.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import type { Language } from '#lib/languages.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import type { DeskStory } from '#newsroom/articles/desk-stories.ts'
import { useWords } from '#words'
import { addressOf, type Wanted } from './address.ts'
import type { FindAuthors } from './author-filter.tsx'
import { actsOf } from './bulk/bulk-acts.ts'
import { BulkBar, type BulkProps } from './bulk/bulk-bar.tsx'
import { SelectionOfStories } from './bulk/selection.tsx'
import { NewStory } from './new-story.tsx'
import { RefreshList } from './refresh-list.tsx'
import { StoryFilters } from './story-filters.tsx'
import { StoryKeys } from './story-keys.tsx'
import { StoryList } from './story-list.tsx'

type Props = {
  page: { stories: DeskStory[]; next: string | null }
  wanted: Wanted
  sections: Choice[]
  author: Choice | null
  /** The lists of this person; the default one comes first. */
  scopes: readonly Wanted['scope'][]
  /** True for people who see only their own stories. */
  isOwnOnly: boolean
  /** The version of this list, to detect changes. */
  version: string
  zone: string
  findAuthors: FindAuthors
  start: Start
  restore: Restore
  /** The default language of this person's new stories. */
  language: Language
  bulk: BulkProps
}

/** The first page of the desk: stories in all stages, most recently changed first. */
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
  restore,
  language,
  bulk,
}: Props) {
  const say = useWords()
  const nameOf = (scope: Wanted['scope']) => say(`stories.scope-${isOwnOnly && scope === 'all' ? 'mine' : scope}`)
  const newStory = <NewStory start={start} language={language} />
  return (
    <Page title={say('desk.stories')} actions={newStory} wide>
      <Scopes scopes={scopes} wanted={wanted} nameOf={nameOf} />
      <StoryFilters key={wanted.scope} wanted={wanted} sections={sections} author={author} findAuthors={findAuthors} />
      <SelectionOfStories stories={stories.map(({ id, headline }) => ({ id, headline }))} acts={actsOf(bulk)}>
        {stories.length > 0 ? (
          <StoryList name={nameOf(wanted.scope)} stories={stories} wanted={wanted} zone={zone} />
        ) : (
          <NoStories wanted={wanted} newStory={newStory} />
        )}
        <BulkBar {...bulk} />
      </SelectionOfStories>
      <Pagination
        label={say('stories.pages')}
        first={wanted.after ? addressOf({ ...wanted, after: undefined }) : undefined}
        next={next ? addressOf({ ...wanted, after: next }) : undefined}
      />
      <p className="mt-4 text-xs">
        <Link href="/desk/discarded" className="text-accent underline-offset-2 hover:underline">
          {say('stories.discarded')}
        </Link>
      </p>
      <UndoDiscard restore={restore} />
      <StoryKeys />
      <RefreshList wanted={wanted} version={version} />
      <KeysHint />
    </Page>
  )
}

function Scopes({ scopes, wanted, nameOf }: Pick<Props, 'scopes' | 'wanted'> & { nameOf: (scope: Wanted['scope']) => string }) {
  const say = useWords()
  return (
    <nav aria-label={say('stories.which')} className="-mx-4 mb-3 flex gap-4 overflow-x-auto border-line border-b px-4 md:mx-0 md:px-0">
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
  )
}

/** Why the list is empty, and what to do. */
function NoStories({ wanted, newStory }: { wanted: Wanted; newStory: ReactNode }) {
  const say = useWords()
  const isNarrowed = Boolean(wanted.stage || wanted.section || wanted.author || wanted.words.length > 0)
  if (isNarrowed || wanted.after)
    return (
      <EmptyState
        title={say('stories.noMatch')}
        action={<LinkButton href={addressOf({ scope: wanted.scope, words: [] })}>{say('stories.showAll')}</LinkButton>}
      >
        {say('stories.noMatchAbout')}
      </EmptyState>
    )
  if (wanted.scope === 'waiting') return <EmptyState title={say('stories.noneWaiting')}>{say('stories.noneWaitingAbout')}</EmptyState>
  if (wanted.scope === 'assigned') return <EmptyState title={say('stories.noneAssigned')}>{say('stories.noneAssignedAbout')}</EmptyState>
  if (wanted.scope === 'sent-back') return <EmptyState title={say('stories.noneSentBack')}>{say('stories.noneSentBackAbout')}</EmptyState>
  return (
    <EmptyState title={say('stories.none')} action={newStory}>
      {say('stories.noneAbout')}
    </EmptyState>
  )
}

function KeysHint() {
  const say = useWords()
  return (
    <p className="mt-4 hidden flex-wrap items-center gap-1.5 text-ink-faint text-xs pointer-fine:flex">
      {say.rich('stories.keys', {
        j: () => <Kbd>j</Kbd>,
        k: () => <Kbd>k</Kbd>,
        n: () => <Kbd>n</Kbd>,
        enter: () => <Kbd>↵</Kbd>,
        slash: () => <Kbd>/</Kbd>,
        x: () => <Kbd>x</Kbd>,
        space: () => <span className="w-2" />,
      })}
    </p>
  )
}
