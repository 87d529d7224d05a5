'use client'

import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Time } from '#components/ui/time.tsx'
import type { LoggedMove } from '#newsroom/feed/log.ts'
import type { Desk } from './use-feed.ts'
import { deedInWords } from './words.ts'

/** Who did what to the order, the newest first, each with its way back. */
export function HistoryPanel({ moves, zone, desk, onClose }: { moves: LoggedMove[]; zone: string; desk: Desk; onClose: () => void }) {
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
        </ol>
      )}
    </Panel>
  )
}
