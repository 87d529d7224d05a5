import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import type { Keeper, Keeping } from './keeper.ts'
import { useKeeping } from './use-keeper.ts'

/** The one place that says whether the text on the screen is safe. */
export function SaveStatus({ keeper }: { keeper: Keeper }) {
  const keeping = useKeeping(keeper, everything)
  const { icon: Icon, words, tone } = said(keeping)
  return (
    <p
      role="status"
      aria-label="Saving"
      data-saved={keeping.saved}
      className={`flex min-w-0 items-center gap-1.5 text-xs leading-tight sm:whitespace-nowrap ${tone}`}
    >
      <Icon size={14} aria-hidden="true" className={`shrink-0 ${Icon === LoaderCircle ? 'animate-spin motion-reduce:animate-none' : ''}`} />
      <span>{words}</span>
    </p>
  )
}

const everything = (keeping: Keeping) => keeping

function said({ saved, kept, shelfless, trouble }: Keeping) {
  if (saved) return { icon: Check, words: 'Saved', tone: 'text-ink-faint' }
  if (kept && trouble) return { icon: CloudOff, words: 'Not saved, kept on this device', tone: 'font-semibold text-warn' }
  if (trouble && shelfless)
    return { icon: TriangleAlert, words: 'Not saved, and this device cannot keep it', tone: 'font-semibold text-danger' }
  return { icon: LoaderCircle, words: 'Saving…', tone: 'text-ink-faint' }
}
