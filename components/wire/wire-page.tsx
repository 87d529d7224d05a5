import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Page } from '#components/ui/page.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import type { Language } from '#lib/languages.ts'
import type { WireWanted } from '#newsroom/wire/input.ts'
import type { WireFeed } from '#newsroom/wire/wire-feeds.ts'
import type { WireRow as Row, WireText } from '#newsroom/wire/wire-list.ts'
import { useWords } from '#words'
import { FeedList } from './feed-list.tsx'
import { MarkAllButton } from './mark-buttons.tsx'
import { RefreshWire } from './refresh-wire.tsx'
import { WireFilters } from './wire-filters.tsx'
import { WireRow } from './wire-row.tsx'
import { WireTextView } from './wire-text.tsx'
import { addressOfWire, type WireActions } from './words.ts'

type Props = {
  list: { rows: readonly Row[]; next: string | null }
  wanted: WireWanted
  names: readonly { id: string; name: string }[]
  /** How many are unread, as the list was made. */
  unread: number
  /** The text that is open. */
  open: WireText | null
  /** Null for who may not manage them. */
  feeds: readonly WireFeed[] | null
  languages: readonly Language[]
  actions: WireActions
}

/** The wire: its list, the text that is open beside it, and its feeds. */
export function WirePage({ list: { rows, next }, wanted, names, unread, open, feeds, languages, actions }: Props) {
  const say = useWords()
  const isFiltered = wanted.show === 'all' || wanted.feed !== undefined || wanted.words !== undefined
  return (
    <Page title={say('desk.wire')} about={say('wire.about')} wide>
      <RefreshWire unread={unread} />
      {names.length > 0 && <WireFilters key={wanted.words} wanted={wanted} names={names} />}
      <div className={open ? 'grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]' : ''}>
        {open && (
          <div className="lg:order-2 lg:sticky lg:top-4">
            <WireTextView key={open.id} text={open} closeAt={addressOfWire({ ...wanted, item: undefined })} actions={actions} />
          </div>
        )}
        <div className="min-w-0">
          {rows.length > 0 ? (
            <>
              <ol aria-label={say('wire.list')} className="border-line border-t">
                {rows.map((row) => (
                  <WireRow key={row.id} row={row} wanted={wanted} isOpen={row.id === open?.id} />
                ))}
              </ol>
              {wanted.show === 'unread' && <MarkAllButton itemIds={rows.map(({ id }) => id)} mark={actions.mark} />}
            </>
          ) : (
            <Nothing isFiltered={isFiltered} hasFeeds={names.length > 0} mayAdd={feeds !== null} />
          )}
          <Pagination
            label={say('wire.pages')}
            first={wanted.after ? addressOfWire({ ...wanted, after: undefined }) : undefined}
            next={next ? addressOfWire({ ...wanted, after: next }) : undefined}
          />
        </div>
      </div>
      {feeds && <FeedList feeds={feeds} languages={languages} actions={actions} />}
    </Page>
  )
}

function Nothing({ isFiltered, hasFeeds, mayAdd }: { isFiltered: boolean; hasFeeds: boolean; mayAdd: boolean }) {
  const say = useWords()
  if (!hasFeeds) return <EmptyState title={say('wire.noFeeds')}>{say(mayAdd ? 'wire.noFeedsAbout' : 'wire.noFeedsJournalist')}</EmptyState>
  if (isFiltered)
    return (
      <EmptyState
        title={say('everywhere.noResults')}
        action={<LinkButton href="/desk/wire?show=all">{say('everywhere.showAll')}</LinkButton>}
      />
    )
  return (
    <EmptyState title={say('wire.empty')} action={<LinkButton href="/desk/wire?show=all">{say('everywhere.showAll')}</LinkButton>}>
      {say('wire.emptyAbout')}
    </EmptyState>
  )
}
