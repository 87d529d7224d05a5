'use client'

import { Check, Clock, RotateCcw, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { ProgressBar } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import type { Say } from '#components/ui/words/say.ts'
import { useWords } from '#words'
import { isWorthRetrying } from './refusals.ts'
import type { Upload } from './use-uploads.ts'

type In<State extends Upload['state']> = Extract<Upload, { state: State }>

/** The uploads: in progress, waiting, refused with the reason, done. Changes are announced. */
export function UploadList({
  uploads,
  onRetry,
  onDismiss,
}: {
  uploads: readonly Upload[]
  onRetry: (upload: Upload) => void
  onDismiss: (upload: Upload) => void
}) {
  const say = useWords()
  const inState = <State extends Upload['state']>(state: State) => uploads.filter((upload): upload is In<State> => upload.state === state)
  const waiting = inState('waiting')
  const added = inState('added')
  return (
    <div aria-live="polite">
      {uploads.length > 0 && (
        <ul aria-label={say('media.uploads')} className="mb-3 divide-y divide-line rounded-md bg-surface inset-ring inset-ring-line">
          {inState('sending').map((upload) => (
            <Row key={upload.key} says={say('media.stop', { name: upload.file.name })} onDismiss={() => onDismiss(upload)}>
              <Sending upload={upload} />
            </Row>
          ))}
          {waiting.length > 0 && (
            <Row key="waiting" says={say('media.stopWaiting')} onDismiss={() => waiting.forEach(onDismiss)} icon={<Clock size={14} />}>
              {waiting.length === 1
                ? say('media.waits', { name: waiting[0]?.file.name ?? '' })
                : say('media.moreWait', { count: waiting.length })}
            </Row>
          )}
          {inState('refused').map((upload) => (
            <Row
              key={upload.key}
              says={say('media.dismissFile', { name: upload.file.name })}
              onDismiss={() => onDismiss(upload)}
              onRetry={isWorthRetrying(upload.problem) ? () => onRetry(upload) : undefined}
              icon={<TriangleAlert size={14} className="text-danger" />}
            >
              <span className="text-danger">{say(`media.refused-${upload.problem}`, { name: upload.file.name })}</span>
            </Row>
          ))}
          {added.length > 0 && (
            <Row
              key="added"
              says={say('media.dismiss')}
              onDismiss={() => added.forEach(onDismiss)}
              icon={<Check size={14} className="text-good" />}
            >
              {describeAdded(say, added)}
            </Row>
          )}
        </ul>
      )}
    </div>
  )
}

function Row({
  icon,
  says,
  onDismiss,
  onRetry,
  children,
}: {
  icon?: ReactNode
  says: string
  onDismiss: () => void
  onRetry?: () => void
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
      <Button tone="quiet" size="small" square onPress={onDismiss} aria-label={says}>
        <X size={14} aria-hidden="true" />
      </Button>
    </li>
  )
}

function Sending({ upload: { file, part } }: { upload: In<'sending'> }) {
  const say = useWords()
  return (
    <ProgressBar aria-label={say('media.sending', { name: file.name })} value={part * 100} className="block">
      {({ percentage }) => (
        <>
          <span className="flex justify-between gap-3">
            <span className="truncate">{file.name}</span>
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

function describeAdded(say: Say, added: readonly In<'added'>[]): string {
  const old = added.filter(({ already }) => already).length
  if (added.length === 1) return say(old ? 'media.wasIn' : 'media.isIn', { name: added[0]?.file.name ?? '' })
  return old ? say('media.areInSome', { count: added.length, old }) : say('media.areIn', { count: added.length })
}
