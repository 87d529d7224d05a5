'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { notify } from '#components/ui/notify.ts'
import { Page } from '#components/ui/page.tsx'
import { hasRoomBeside } from '#components/ui/room-beside.ts'
import { useSteady } from '#components/ui/use-steady.ts'
import type { FeedShape } from '#db/schema/feed.ts'
import { isDraftName, liveNameOf } from '#lib/feed-names.ts'
import { useWords } from '#words'
import { type Ask, type FeedActions, type FeedChoice, type FeedName, feedDeskPath } from './actions.ts'
import { DraftBar } from './draft-bar.tsx'
import { FeedBar, type FeedPanel } from './feed-bar.tsx'
import { hasShape } from './feed-chooser.tsx'
import { FeedList } from './feed-list.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { LeftOutPanel } from './left-out-panel.tsx'
import { LookPanel } from './look-panel.tsx'
import { OlderOrder } from './older-order.tsx'
import { PlanPanel } from './plan-panel.tsx'
import { PositionPanel } from './position-panel.tsx'
import { ShapePanel } from './shape-panel.tsx'
import { StoryMover } from './story-mover.tsx'
import { type Desk, useFeed } from './use-feed.ts'
import type { Known } from './use-order.ts'

type Props = {
  feed: FeedName
  sections: readonly FeedChoice[]
  personId: string
  start: Known
  zone: string
  actions: FeedActions
}

/** A feed in the order readers see, or its draft order, for editing. */
export function FeedDesk({ feed, sections, personId, start, zone, actions }: Props) {
  const say = useWords()
  const desk = useFeed(feed, start, actions)
  const [panel, setPanel] = useState<FeedPanel>(null)
  const [asked, setAsked] = useState<Ask | null>(null)
  const [older, setOlder] = useState<number | null>(null)
  useUndoKey(desk.undoLast)
  useLeaveWhenOver(feed, desk.isOver)
  const aside = asked && asked.what !== 'position' ? asked : null

  return (
    <Page
      title={say('desk.feed')}
      about={
        <>
          {say(isDraftName(feed.name) ? 'feed.aboutDraft' : hasShape(feed) ? 'feed.about' : 'feed.aboutSection')}
          <span className="hidden text-ink-faint pointer-fine:inline"> {say('feed.aboutKeys')}</span>
        </>
      }
      wide
    >
      <FeedBar feed={feed} sections={sections} personId={personId} desk={desk} panel={panel} onPanel={setPanel} />
      <DraftBar feed={feed} desk={desk} zone={zone} actions={actions} />
      <div className={panel || aside ? 'lg:grid lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start lg:gap-6' : ''}>
        <div className="min-w-0">
          {older === null ? (
            <Order desk={desk} shape={hasShape(feed) ? desk.shape : null} zone={zone} asked={asked} onAsk={setAsked} />
          ) : (
            <OlderOrder feed={feed} version={older} desk={desk} zone={zone} ask={actions.olderOrder} onVersion={setOlder} />
          )}
        </div>
        {aside ? (
          <StoryPanel ask={aside} desk={desk} zone={zone} actions={actions} onClose={() => setAsked(null)} />
        ) : (
          panel && (
            <OpenPanel
              panel={panel}
              feed={feed}
              desk={desk}
              zone={zone}
              actions={actions}
              shown={older}
              onLook={(version) => {
                setOlder(version)
                if (!hasRoomBeside()) setPanel(null)
              }}
              onClose={() => setPanel(null)}
            />
          )
        )}
      </div>
    </Page>
  )
}

/** The rows, and the bar and the panel that move one of them. */
function Order({
  desk,
  shape,
  zone,
  asked,
  onAsk,
}: {
  desk: Desk
  shape: FeedShape | null
  zone: string
  asked: Ask | null
  onAsk: (ask: Ask | null) => void
}) {
  const say = useWords()
  const [picked, setPicked] = useState<string | null>(null)
  const { items, total, more } = desk
  const pick = (articleId: string) => setPicked(articleId === picked ? null : articleId)
  const steady = useSteady({ ...desk, pick, ask: onAsk })
  return (
    <>
      {items.length === 0 ? (
        <EmptyState title={say('feed.empty')}>{say('feed.emptyAbout')}</EmptyState>
      ) : (
        <FeedList
          items={items}
          total={total}
          zone={zone}
          shape={shape}
          desk={steady}
          picked={picked}
          onPick={steady.pick}
          onAsk={steady.ask}
        />
      )}
      {more && (
        <div className="flex justify-center py-4">
          <Button isPending={desk.isLoading} onPress={desk.loadMore}>
            {say('feed.showMore', { shown: items.length, total })}
          </Button>
        </div>
      )}
      <Movers
        desk={desk}
        picked={picked}
        placing={asked?.what === 'position' ? asked.articleId : null}
        onPick={setPicked}
        onPlace={(articleId) => onAsk(articleId === null ? null : { articleId, what: 'position' })}
      />
    </>
  )
}

const panelPlace =
  'max-lg:fixed max-lg:inset-x-2 max-lg:bottom-16 max-lg:z-40 max-lg:max-h-[calc(100dvh-8rem)] max-lg:overflow-y-auto max-lg:rounded-lg max-lg:shadow-popover lg:sticky lg:top-14 lg:mt-2'

function OpenPanel({
  panel,
  feed,
  desk,
  zone,
  actions,
  shown,
  onLook,
  onClose,
}: {
  panel: FeedPanel
  feed: FeedName
  desk: Desk
  zone: string
  actions: FeedActions
  shown: number | null
  onLook: (version: number) => void
  onClose: () => void
}) {
  return (
    <div className={panelPlace}>
      {panel === 'history' && <HistoryPanel {...{ feed, zone, desk, shown, onLook, onClose }} moves={desk.moves} older={actions.log} />}
      {panel === 'left-out' && <LeftOutPanel feed={feed} zone={zone} desk={desk} find={actions.leftOut} onClose={onClose} />}
      {panel === 'shape' && <ShapePanel desk={desk} onClose={onClose} />}
    </div>
  )
}

function StoryPanel({
  ask,
  desk,
  zone,
  actions,
  onClose,
}: {
  ask: Ask
  desk: Desk
  zone: string
  actions: FeedActions
  onClose: () => void
}) {
  const item = desk.items.find(({ articleId }) => articleId === ask.articleId)
  if (!item) return null
  return (
    <div className={panelPlace}>
      {ask.what === 'look' ? (
        <LookPanel
          key={item.articleId}
          item={item}
          onClose={onClose}
          onSave={(look) => desk.setLook(item.articleId, look)}
          allowPicture={actions.allowPicture}
        />
      ) : (
        ask.what !== 'position' && (
          <PlanPanel
            key={`${item.articleId} ${ask.what}`}
            item={item}
            kind={ask.what}
            desk={desk}
            zone={zone}
            actions={actions}
            onClose={onClose}
          />
        )
      )}
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

/** A draft order that somebody has launched or thrown away: the readers' order is shown instead. */
function useLeaveWhenOver(feed: FeedName, isOver: boolean) {
  const router = useRouter()
  const say = useWords()
  useEffect(() => {
    if (!isOver) return
    notify.done(say('feed.draftIsOver'))
    router.replace(feedDeskPath({ ...feed, name: liveNameOf(feed.name) }))
  }, [isOver, feed, router, say])
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
