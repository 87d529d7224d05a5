'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Time } from '#components/ui/time.tsx'
import type { LoggedMove } from '#newsroom/feed/feed-history.ts'
import type { FeedActions, FeedName } from './actions.ts'
import type { Desk } from './use-feed.ts'
import { deedInWords } from './words.ts'

/** Who did what to the order, the newest first, each with its way back. */
export function HistoryPanel({
  feed,
  moves: newest,
  older: find,
  zone,
  desk,
  onClose,
}: {
  feed: FeedName
  moves: LoggedMove[]
  older: FeedActions['log']
  zone: string
  desk: Desk
  onClose: () => void
}) {
  const [older, setOlder] = useState<LoggedMove[]>([])
  const [state, setState] = useState<'idle' | 'loading' | 'problem'>('idle')
  const first = newest.at(-1)?.version ?? 1
  const moves = [...newest, ...older.filter(({ version }) => version < first)]
  const oldest = moves.at(-1)?.version ?? 1
  async function showOlder() {
    setState('loading')
    const answer = await find({ feed, before: oldest }).catch(() => null)
    if (answer?.ok) setOlder([...older, ...answer.value])
    setState(answer?.ok ? 'idle' : 'problem')
  }

  return (
    <Panel title="History" onClose={onClose}>
      {moves.length === 0 ? (
        <p className="text-ink-soft">Nobody has changed this feed yet.</p>
      ) : (
        <ol className="-my-2 max-h-[55dvh] overflow-y-auto lg:max-h-[75dvh]">
          {moves.map((move) => (
            <li key={move.version} className="flex items-baseline gap-2 border-line py-2 not-last:border-b">
              <div className={`min-w-0 flex-1 ${move.undone ? 'text-ink-faint line-through' : ''}`}>
                <p className="text-ink-soft text-xs">
                  {deedInWords(move)} · <Time at={move.at} zone={zone} />
                </p>
                <p className="truncate">{move.headline}</p>
              </div>
              {move.undoable && !move.undone && (
                <Button
                  size="small"
                  tone="quiet"
                  aria-label={`${move.kind === 'undo' ? 'Redo' : 'Undo'}: ${deedInWords(move)} “${move.headline}”`}
                  onPress={() => desk.undo(move)}
                >
                  {move.kind === 'undo' ? 'Redo' : 'Undo'}
                </Button>
              )}
            </li>
          ))}
          {oldest > 1 && (
            <li className="py-2 text-center">
              <Button size="small" isPending={state === 'loading'} onPress={showOlder}>
                Show older
              </Button>
              {state === 'problem' && (
                <p role="alert" className="mt-1 text-danger">
                  The older moves could not be loaded. Try again.
                </p>
              )}
            </li>
          )}
        </ol>
      )}
    </Panel>
  )
}
