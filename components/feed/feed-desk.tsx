'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { useWords } from '#words'
import type { FeedActions, FeedName } from './actions.ts'
import { FeedBar, type FeedPanel } from './feed-bar.tsx'
import { FeedList } from './feed-list.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { LeftOutPanel } from './left-out-panel.tsx'
import { PositionPanel } from './position-panel.tsx'
import { StoryMover } from './story-mover.tsx'
import { type Desk, useFeed } from './use-feed.ts'
import type { Known } from './use-order.ts'

/** The feed in the order readers see, for editing. */
export function FeedDesk({ feed, start, zone, actions }: { feed: FeedName; start: Known; zone: string; actions: FeedActions }) {
  const say = useWords()
  const desk = useFeed(feed, start, actions)
  const [panel, setPanel] = useState<FeedPanel>(null)
  const [placing, setPlacing] = useState<string | null>(null)
  const [picked, setPicked] = useState<string | null>(null)
  const { items, total, more } = desk
  useUndoKey(desk.undoLast)

  return (
    <Page
      title={say('desk.feed')}
      about={
        <>
          {say('feed.about')}
          <span className="hidden text-ink-faint pointer-fine:inline"> {say('feed.aboutKeys')}</span>
        </>
      }
      wide
    >
      <FeedBar feed={feed} desk={desk} panel={panel} onPanel={setPanel} />
      <div className={panel ? 'lg:grid lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start lg:gap-6' : ''}>
        <div className="min-w-0">
          {items.length === 0 ? (
            <EmptyState title={say('feed.empty')}>{say('feed.emptyAbout')}</EmptyState>
          ) : (
            <FeedList
              items={items}
              total={total}
              zone={zone}
              desk={desk}
              picked={picked}
              onPick={(articleId) => setPicked(articleId === picked ? null : articleId)}
              onPlace={setPlacing}
            />
          )}
          {more && (
            <div className="flex justify-center py-4">
              <Button isPending={desk.isLoading} onPress={desk.loadMore}>
                {say('feed.showMore', { shown: items.length, total })}
              </Button>
            </div>
          )}
        </div>
        {panel && <OpenPanel panel={panel} feed={feed} desk={desk} zone={zone} actions={actions} onClose={() => setPanel(null)} />}
      </div>
      <Movers desk={desk} picked={picked} placing={placing} onPick={setPicked} onPlace={setPlacing} />
    </Page>
  )
}

function OpenPanel({
  panel,
  feed,
  desk,
  zone,
  actions,
  onClose,
}: {
  panel: FeedPanel
  feed: FeedName
  desk: Desk
  zone: string
  actions: FeedActions
  onClose: () => void
}) {
  return (
    <div className="max-lg:fixed max-lg:inset-x-2 max-lg:bottom-16 max-lg:z-40 lg:sticky lg:top-14 lg:mt-2">
      {panel === 'history' && <HistoryPanel feed={feed} moves={desk.moves} older={actions.log} zone={zone} desk={desk} onClose={onClose} />}
      {panel === 'left-out' && <LeftOutPanel feed={feed} zone={zone} desk={desk} find={actions.leftOut} onClose={onClose} />}
    </div>
  )
}

/** Moves one story without dragging: by steps, or to a position. */
function Movers({
  desk,
  picked,
  placing,
  onPick,
  onPlace,
}: {
  desk: Desk
  picked: string | null
  placing: string | null
  onPick: (articleId: string | null) => void
  onPlace: (articleId: string | null) => void
}) {
  const rankOf = (articleId: string) => desk.items.findIndex((item) => item.articleId === articleId) + 1
  const headlineOf = (articleId: string) => desk.items.find((item) => item.articleId === articleId)?.headline ?? ''
  return (
    <>
      {picked && rankOf(picked) > 0 && !placing && (
        <StoryMover
          articleId={picked}
          headline={headlineOf(picked)}
          rank={rankOf(picked)}
          desk={desk}
          onPlace={() => onPlace(picked)}
          onClose={() => onPick(null)}
        />
      )}
      {placing && (
        <div className="fixed inset-x-2 bottom-16 z-40 mx-auto max-w-xs md:bottom-6">
          <PositionPanel
            key={placing}
            headline={headlineOf(placing)}
            rank={rankOf(placing)}
            total={desk.total}
            onClose={() => onPlace(null)}
            onChoose={(rank) => {
              onPlace(null)
              desk.moveToRank(placing, rank)
            }}
          />
        </div>
      )}
    </>
  )
}

/** Ctrl+Z or ⌘Z undoes one's own last move, except in fields with their own undo. */
function useUndoKey(undo: () => void) {
  const latest = useRef(undo)
  latest.current = undo
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'z' || event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey)) return
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea')) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
