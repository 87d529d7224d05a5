'use client'

import { History, ListPlus, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { languageFacts, languages } from '#lib/languages.ts'
import type { DeskOrder } from '#newsroom/feed/desk-order.ts'
import type { LoggedMove } from '#newsroom/feed/feed-history.ts'
import type { FeedActions, FeedName } from './actions.ts'
import { FeedList } from './feed-list.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { LeftOutPanel } from './left-out-panel.tsx'
import { PositionPanel } from './position-panel.tsx'
import { StoryMover } from './story-mover.tsx'
import { lastOwn, useFeed } from './use-feed.ts'

/** The order that readers see, in the hands of those who give it. */
export function FeedDesk({
  feed,
  start,
  zone,
  actions,
}: {
  feed: FeedName
  start: { order: DeskOrder; moves: LoggedMove[] }
  zone: string
  actions: FeedActions
}) {
  const desk = useFeed(feed, start, actions)
  const [panel, setPanel] = useState<'history' | 'left-out' | null>(null)
  const [placing, setPlacing] = useState<string | null>(null)
  const [picked, setPicked] = useState<string | null>(null)
  const { items, total, more, moves, said } = desk
  const rankOf = (articleId: string) => items.findIndex((item) => item.articleId === articleId) + 1
  const headlineOf = (articleId: string) => items.find((item) => item.articleId === articleId)?.headline ?? ''
  useUndoKey(desk.undoLast)

  return (
    <Page
      title="Feed"
      about={
        <>
          The order that readers see. Each move is live at once.
          <span className="hidden text-ink-faint pointer-fine:inline">
            {' '}
            Drag a row, or press Alt with ↑ or ↓ on it; Alt with Home puts it on top, Ctrl with Z undoes your last move.
          </span>
        </>
      }
      wide
    >
      <div className="sticky top-0 z-20 -mx-4 mb-1 flex flex-wrap items-center gap-x-3 border-line border-b bg-canvas px-4 py-1.5 md:mx-0 md:px-0">
        <nav aria-label="Language of the feed" className="flex gap-3">
          {languages.map((language) => (
            <Link
              key={language}
              href={`/desk/feed?language=${language}`}
              lang={language}
              aria-current={language === feed.language ? 'page' : undefined}
              className="text-ink-soft hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {languageFacts[language].name}
            </Link>
          ))}
        </nav>
        <p
          role="status"
          className={`order-last min-h-5 basis-full truncate sm:order-none sm:flex-1 sm:basis-0 ${said.tone === 'problem' ? 'whitespace-normal! text-danger' : 'text-ink-soft'}`}
        >
          {said.text}
        </p>
        <div className="ml-auto flex flex-wrap gap-1">
          <Button size="small" isDisabled={!lastOwn(moves)} onPress={desk.undoLast}>
            <Undo2 size={14} aria-hidden="true" /> Undo
          </Button>
          <Button size="small" aria-expanded={panel === 'left-out'} onPress={() => setPanel(panel === 'left-out' ? null : 'left-out')}>
            <ListPlus size={14} aria-hidden="true" /> Add
          </Button>
          <Button size="small" aria-expanded={panel === 'history'} onPress={() => setPanel(panel === 'history' ? null : 'history')}>
            <History size={14} aria-hidden="true" /> History
          </Button>
        </div>
      </div>

      <div className={panel ? 'lg:grid lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start lg:gap-6' : ''}>
        <div className="min-w-0">
          {items.length === 0 ? (
            <EmptyState title="Nothing is in this feed">A story stands here, on top, from the moment it is published.</EmptyState>
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
                Show more ({items.length.toLocaleString('en')} of {total.toLocaleString('en')})
              </Button>
            </div>
          )}
        </div>
        {panel && (
          <div className="max-lg:fixed max-lg:inset-x-2 max-lg:bottom-16 max-lg:z-40 lg:sticky lg:top-14 lg:mt-2">
            {panel === 'history' && (
              <HistoryPanel feed={feed} moves={moves} older={actions.log} zone={zone} desk={desk} onClose={() => setPanel(null)} />
            )}
            {panel === 'left-out' && (
              <LeftOutPanel feed={feed} zone={zone} desk={desk} find={actions.leftOut} onClose={() => setPanel(null)} />
            )}
          </div>
        )}
      </div>
      {picked && rankOf(picked) > 0 && !placing && (
        <StoryMover
          articleId={picked}
          headline={headlineOf(picked)}
          rank={rankOf(picked)}
          desk={desk}
          onPlace={() => setPlacing(picked)}
          onClose={() => setPicked(null)}
        />
      )}
      {placing && (
        <div className="fixed inset-x-2 bottom-16 z-40 mx-auto max-w-xs md:bottom-6">
          <PositionPanel
            key={placing}
            headline={headlineOf(placing)}
            rank={rankOf(placing)}
            total={total}
            onClose={() => setPlacing(null)}
            onChoose={(rank) => {
              setPlacing(null)
              desk.moveToRank(placing, rank)
            }}
          />
        </div>
      )}
    </Page>
  )
}

/** Ctrl+Z or ⌘Z undoes one's own last move, except where a field has an undo of its own. */
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
