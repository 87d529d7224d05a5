import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Page } from '#components/ui/page.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Time } from '#components/ui/time.tsx'
import type { DiscardedStoryOfList } from '#newsroom/articles/discarded-stories.ts'
import { useWords } from '#words'
import { type Restore, RestoreButton } from './restore-button.tsx'

/** The drafts that can be restored, most recently discarded first. */
export function DiscardedPage({
  page: { stories, next },
  isFirst,
  isOwnOnly,
  zone,
  restore,
}: {
  page: { stories: DiscardedStoryOfList[]; next: string | null }
  isFirst: boolean
  isOwnOnly: boolean
  zone: string
  restore: Restore
}) {
  const say = useWords()
  return (
    <Page
      title={say('stories.discarded')}
      about={say(isOwnOnly ? 'stories.discardedYours' : 'stories.discardedAll')}
      actions={<LinkButton href="/desk">{say('stories.scope-all')}</LinkButton>}
    >
      {stories.length > 0 ? (
        <ul aria-label={say('stories.discarded')} className="border-line border-t">
          {stories.map(({ id, headline, language, discardedAt, discardedBy }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b py-2">
              <div className="min-w-0 flex-1">
                <p lang={language} className="wrap-anywhere font-semibold">
                  {headline || <span className="text-ink-faint italic">{say('everywhere.noHeadline')}</span>}
                </p>
                <p className="text-ink-soft text-xs">
                  {say.rich('stories.discardedBy', { name: discardedBy, time: () => <Time at={discardedAt} zone={zone} /> })}
                </p>
              </div>
              <RestoreButton articleId={id} headline={headline} restore={restore} />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={say('stories.noneDiscarded')}>{say('stories.noneDiscardedAbout')}</EmptyState>
      )}
      <Pagination
        label={say('stories.discardedPages')}
        first={isFirst ? undefined : '/desk/discarded'}
        next={next ? `/desk/discarded?after=${next}` : undefined}
      />
    </Page>
  )
}
