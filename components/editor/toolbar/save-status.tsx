import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { type SaveState, type SaveStates, useSaveState } from '#components/editor/draft/save-state.ts'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'

/**
 * Whether the text on the screen is saved; shown only here. It also says that the newsroom cannot be reached, because a notice above the
 * text would move the line that is being written.
 */
export function SaveStatus({ states, onGoOn }: { states: SaveStates; onGoOn: () => void }) {
  const say = useWords()
  const saveState = useSaveState(states, everything)
  const { icon: Icon, status, tone } = statusOf(saveState)
  const isUnreachable = saveState.trouble?.is === 'unreachable'
  const [wasUnreachable, setUnreachable] = useState(false)
  if (isUnreachable && !wasUnreachable) setUnreachable(true)
  return (
    <div className="flex min-w-0 flex-1 items-center gap-1.5">
      <p
        role="status"
        aria-live="off" // it changes with every pause in typing; what matters is announced below
        aria-label={say('editor.saving')}
        data-saved={saveState.saved}
        className={`flex min-w-0 items-center gap-1.5 text-xs leading-tight lg:shrink-0 lg:whitespace-nowrap ${tone}`}
      >
        <Icon
          size={14}
          aria-hidden="true"
          className={`shrink-0 ${Icon === LoaderCircle ? 'animate-spin motion-reduce:animate-none' : ''}`}
        />
        {/* A phone shows only the icon, until something is wrong. */}
        <span className={saveState.trouble ? '' : 'max-sm:sr-only'}>
          {say(`editor.status-${status}`, { words: saveState.unsavedWords })}
        </span>
      </p>
      {isUnreachable && (
        <Button size="small" tone="quiet" className="max-lg:hidden" onPress={onGoOn}>
          {say('everywhere.retry')}
        </Button>
      )}
      <span aria-live="polite" className="min-w-0 truncate text-ink-soft text-xs max-xl:sr-only">
        {isUnreachable ? say('editor.unreachable') : ''}
        {wasUnreachable && saveState.saved && <span className="sr-only">{say('editor.status-saved')}</span>}
      </span>
    </div>
  )
}

const everything = (saveState: SaveState) => saveState

function statusOf({ saved, kept, hasLocalStorage, trouble, isReconnecting }: SaveState) {
  if (saved) return { icon: Check, status: 'saved' as const, tone: 'text-ink-faint' }
  if (isReconnecting) return { icon: LoaderCircle, status: 'reconnecting' as const, tone: 'font-semibold text-warn' }
  if (hasLocalStorage && trouble?.is === 'unreachable')
    return { icon: CloudOff, status: 'offline' as const, tone: 'font-semibold text-warn' }
  if (kept && trouble) return { icon: CloudOff, status: 'kept' as const, tone: 'font-semibold text-warn' }
  if (trouble && !hasLocalStorage) return { icon: TriangleAlert, status: 'lost' as const, tone: 'font-semibold text-danger' }
  return { icon: LoaderCircle, status: 'saving' as const, tone: 'text-ink-faint' }
}
