import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { type SaveState, type SaveStates, useSaveState } from '#components/editor/draft/save-state.ts'
import { Button } from '#components/ui/button.tsx'

/**
 * The one place that says whether the text on the screen is safe. That the newsroom cannot be reached is said here too: a
 * notice over the text would move the line that is being written.
 */
export function SaveStatus({ states, onGoOn }: { states: SaveStates; onGoOn: () => void }) {
  const saveState = useSaveState(states, everything)
  const { icon: Icon, words, tone } = statusOf(saveState)
  const isUnreachable = saveState.trouble?.is === 'unreachable'
  return (
    <div className="flex min-w-0 flex-1 basis-20 items-center gap-1.5 sm:basis-56">
      <p
        role="status"
        aria-label="Saving"
        data-saved={saveState.saved}
        className={`flex min-w-0 items-center gap-1.5 text-xs leading-tight lg:shrink-0 lg:whitespace-nowrap ${tone}`}
      >
        <Icon
          size={14}
          aria-hidden="true"
          className={`shrink-0 ${Icon === LoaderCircle ? 'animate-spin motion-reduce:animate-none' : ''}`}
        />
        {/* On a phone the icon says it, until something is wrong. */}
        <span className={saveState.trouble ? '' : 'max-sm:sr-only'}>{words}</span>
      </p>
      {isUnreachable && (
        <Button size="small" tone="quiet" className="max-lg:hidden" onPress={onGoOn}>
          Try again
        </Button>
      )}
      <span role="alert" className="min-w-0 truncate text-ink-soft text-xs max-xl:sr-only">
        {isUnreachable && unreachable}
      </span>
    </div>
  )
}

const unreachable = 'The newsroom cannot be reached. Keep writing: Galley saves by itself as soon as it can.'
const everything = (saveState: SaveState) => saveState

function statusOf({ saved, kept, hasLocalStorage, trouble }: SaveState) {
  if (saved) return { icon: Check, words: 'Saved', tone: 'text-ink-faint' }
  if (kept && trouble) return { icon: CloudOff, words: 'Not saved, kept on this device', tone: 'font-semibold text-warn' }
  if (trouble && !hasLocalStorage)
    return { icon: TriangleAlert, words: 'Not saved, and this device cannot keep it', tone: 'font-semibold text-danger' }
  return { icon: LoaderCircle, words: 'Saving…', tone: 'text-ink-faint' }
}
