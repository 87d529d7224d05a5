import { Check, CloudOff, CloudUpload, LoaderCircle, RotateCw, TriangleAlert } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { type SaveStates, useSaveState } from '#components/editor/draft/save-state.ts'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'
import { calmStatus } from './calm-status.ts'
import type { StatusName } from './status-of.ts'

/**
 * Whether the text on the screen is saved; shown only here. It also says that the newsroom cannot be reached, because a notice above the
 * text would move the line that is being written.
 */
export function SaveStatus({ states, onGoOn }: { states: SaveStates; onGoOn: () => void }) {
  const say = useWords()
  const [{ now, subscribe }] = useState(() => calmStatus(states))
  const status = useSyncExternalStore(subscribe, now, now)
  const { icon: Icon, tone } = looks[status]
  const words = useSaveState(states, ({ unsavedWords }) => unsavedWords)
  const hasTrouble = useSaveState(states, ({ trouble }) => trouble !== null)
  const isUnreachable = useSaveState(states, ({ trouble }) => trouble?.is === 'unreachable')
  const isBack = useBack(isUnreachable, status === 'saved')
  return (
    <div className="flex min-w-0 flex-1 items-center gap-1.5">
      <p
        role="status"
        aria-live="off" // it changes with every pause in typing; what matters is announced below
        aria-label={say('editor.saving')}
        data-saved={status === 'saved'}
        data-trouble={hasTrouble || undefined}
        className={`flex min-w-0 items-center gap-1.5 text-xs leading-tight ${tone}`}
      >
        <Icon
          size={14}
          aria-hidden="true"
          className={`shrink-0 ${status === 'reconnecting' ? 'animate-spin motion-reduce:animate-none' : ''}`}
        />
        {/* A phone shows only the icon, until something is wrong. */}
        <span className={hasTrouble ? 'truncate' : 'truncate max-sm:sr-only'}>{say(`editor.status-${status}`, { words })}</span>
      </p>
      {isUnreachable && (
        <Button size="small" tone="quiet" square className="shrink-0 max-lg:hidden" aria-label={say('everywhere.retry')} onPress={onGoOn}>
          <RotateCw size={14} aria-hidden="true" />
        </Button>
      )}
      <span aria-live="polite" className="min-w-0 truncate text-ink-soft text-xs max-2xl:sr-only">
        {isUnreachable ? say('editor.unreachable') : ''}
        {isBack && <span className="sr-only">{say('editor.status-saved')}</span>}
      </span>
    </div>
  )
}

const waits = 'font-semibold text-warn'
/** What stands here while somebody writes stands still: an icon that turns is drawn sixty times a second, and takes that from the keys. */
const looks = {
  saved: { icon: Check, tone: 'text-ink-faint' },
  saving: { icon: CloudUpload, tone: 'text-ink-faint' },
  reconnecting: { icon: LoaderCircle, tone: waits },
  'offline-keeping': { icon: CloudOff, tone: waits },
  offline: { icon: CloudOff, tone: waits },
  keeping: { icon: CloudOff, tone: waits },
  kept: { icon: CloudOff, tone: waits },
  lost: { icon: TriangleAlert, tone: 'font-semibold text-danger' },
} satisfies Record<StatusName, unknown>

/** True from when everything is saved again after the newsroom could not be reached, until the next change: it is announced once. */
function useBack(isUnreachable: boolean, isSaved: boolean): boolean {
  const [outage, setOutage] = useState<'none' | 'lasts' | 'over'>('none')
  const next = isUnreachable ? 'lasts' : outage === 'lasts' && isSaved ? 'over' : outage === 'over' && !isSaved ? 'none' : outage
  if (next !== outage) setOutage(next)
  return next === 'over'
}
