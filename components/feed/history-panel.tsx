'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Time } from '#components/ui/time.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { LoggedMove } from '#newsroom/feed/feed-history.ts'
import { useWords } from '#words'
import type { FeedActions, FeedName } from './actions.ts'
import type { Desk } from './use-feed.ts'
import { deedInWords } from './words.ts'

/** The history of the order, newest first, with an undo for each move. */
export function HistoryPanel({
  feed,
  moves: newest,
  older: find,
  zone,
  desk,
  shown,
  onLook,
  onClose,
}: {
  feed: FeedName
  moves: LoggedMove[]
  older: FeedActions['log']
  zone: string
  desk: Desk
  /** The version of the older order that is looked at. */
  shown: number | null
  /** Shows the order as it was after a move. */
  onLook: (version: number) => void
  onClose: () => void
}) {
  const say = useWords()
  const [older, setOlder] = useState<LoggedMove[]>([])
  const { run, isBusy, outcome } = useRequest(find)
  const first = newest.at(-1)?.version ?? 1
  const moves = [...newest, ...older.filter(({ version }) => version < first)]
  const oldest = moves.at(-1)?.version ?? 1
  async function showOlder() {
    const answer = await run({ feed, before: oldest })
    if (answer.ok) setOlder([...older, ...answer.value])
  }

  return (
    <Panel title={say('feed.history')} onClose={onClose}>
      {moves.length === 0 ? (
        <p className="text-ink-soft">{say('feed.noHistory')}</p>
      ) : (
        <ol className="-my-2 max-h-[55dvh] overflow-y-auto lg:max-h-[75dvh]">
          {moves.map((move) => (
            <Move key={move.version} move={move} isShown={shown !== null && isAfter(shown, move)} zone={zone} desk={desk} onLook={onLook} />
          ))}
          {oldest > 1 && (
            <li className="py-2 text-center">
              <Button size="small" isPending={isBusy} onPress={showOlder}>
                {say('everywhere.showOlder')}
              </Button>
              {outcome?.ok === false && (
                <p role="alert" className="mt-1 text-danger">
                  {say('feed.notOlder')}
                </p>
              )}
            </li>
          )}
        </ol>
      )}
    </Panel>
  )
}

/** Whether the order of a version is the one that this move left: a launch is several versions. */
export const isAfter = (version: number, move: LoggedMove): boolean => version >= move.version && version < move.version + move.stories

function Move({
  move,
  isShown,
  zone,
  desk,
  onLook,
}: {
  move: LoggedMove
  isShown: boolean
  zone: string
  desk: Desk
  onLook: (version: number) => void
}) {
  const say = useWords()
  const headline = move.headline || say('everywhere.noHeadline')
  return (
    <li
      aria-current={isShown ? 'true' : undefined}
      className={`flex items-baseline gap-2 border-line py-2 not-last:border-b ${isShown ? '-mx-3 bg-warn-soft px-3' : ''}`}
    >
      <div className={`min-w-0 flex-1 ${move.undone ? 'text-ink-faint line-through' : ''}`}>
        <p className="text-ink-soft text-xs">
          {deedInWords(say, move)} · <Time at={move.at} zone={zone} />
        </p>
        <p className="truncate">{move.stories > 1 ? say('feed.manyStories', { count: move.stories }) : headline}</p>
      </div>
      <Button
        size="small"
        tone="quiet"
        aria-label={say('feed.lookAt', { deed: deedInWords(say, move), headline })}
        onPress={() => onLook(move.version + move.stories - 1)}
      >
        {say('feed.look')}
      </Button>
      {move.undoable && !move.undone && (
        <Button
          size="small"
          tone="quiet"
          aria-label={say(move.kind === 'undo' ? 'feed.redoMove' : 'feed.undoMove', {
            deed: deedInWords(say, move),
            headline,
          })}
          onPress={() => desk.undo(move)}
        >
          {say(move.kind === 'undo' ? 'everywhere.redo' : 'everywhere.undo')}
        </Button>
      )}
    </li>
  )
}
