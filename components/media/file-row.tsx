'use client'

import { RotateCcw, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { ProgressBar } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'

/** A file in a list of those that are sent, with what can be done about it. */
export function Row({
  icon,
  says,
  onDismiss,
  onRetry,
  act,
  children,
}: {
  icon?: ReactNode
  says: string
  onDismiss: () => void
  onRetry?: () => void
  /** What else can be done. */
  act?: ReactNode
  children: ReactNode
}) {
  const say = useWords()
  return (
    <li className="flex min-h-10 items-center gap-2 py-1 pr-1 pl-3">
      {icon && (
        <span aria-hidden="true" className="shrink-0 text-ink-faint">
          {icon}
        </span>
      )}
      <div className="wrap-anywhere min-w-0 flex-1">{children}</div>
      {onRetry && (
        <Button size="small" onPress={onRetry}>
          <RotateCcw size={13} aria-hidden="true" /> {say('everywhere.retry')}
        </Button>
      )}
      {act}
      <Button tone="quiet" size="small" square onPress={onDismiss} aria-label={says}>
        <X size={14} aria-hidden="true" />
      </Button>
    </li>
  )
}

/** How much of a file was sent; after that the newsroom looks at it. */
export function Sending({ name, part }: { name: string; part: number }) {
  const say = useWords()
  return (
    <ProgressBar aria-label={say('media.sending', { name })} value={part * 100} className="block">
      {({ percentage }) => (
        <>
          <span className="flex justify-between gap-3">
            <span className="truncate">{name}</span>
            <span className="shrink-0 text-ink-soft tabular-nums">
              {part < 1 ? say('everywhere.percent', { value: Math.floor(part * 100) }) : say('media.checking')}
            </span>
          </span>
          <span className="mt-0.5 block h-1 overflow-hidden rounded-full bg-sunken">
            <span className="block h-full rounded-full bg-accent transition-[width]" style={{ width: `${percentage}%` }} />
          </span>
        </>
      )}
    </ProgressBar>
  )
}
