'use client'

import { Check, RotateCcw, TriangleAlert, X } from 'lucide-react'
import { ProgressBar } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { isWorthRetrying, refusal } from './refusals.ts'
import type { Upload } from './use-uploads.ts'

/** Each file on its way: how far it is, or why it was refused. Refusals and arrivals are spoken. */
export function UploadList({
  uploads,
  onRetry,
  onDismiss,
}: {
  uploads: readonly Upload[]
  onRetry: (upload: Upload) => void
  onDismiss: (upload: Upload) => void
}) {
  return (
    <div aria-live="polite">
      {uploads.length > 0 && (
        <ul aria-label="Uploads" className="mb-3 divide-y divide-line rounded-md bg-surface inset-ring inset-ring-line">
          {uploads.map((upload) => (
            <li key={upload.key} className="flex min-h-10 items-center gap-2 py-1 pr-1 pl-3">
              <div className="min-w-0 flex-1">
                <Line upload={upload} />
              </div>
              {upload.state === 'refused' && isWorthRetrying(upload.problem) && (
                <Button size="small" onPress={() => onRetry(upload)} aria-label={`Try ${upload.file.name} again`}>
                  <RotateCcw size={13} aria-hidden="true" /> Try again
                </Button>
              )}
              <Button
                tone="quiet"
                size="small"
                square
                onPress={() => onDismiss(upload)}
                aria-label={`${upload.state === 'sending' || upload.state === 'waiting' ? 'Stop' : 'Dismiss'} ${upload.file.name}`}
              >
                <X size={14} aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Line({ upload }: { upload: Upload }) {
  if (upload.state === 'refused')
    return (
      <p className="flex items-start gap-1.5 text-danger">
        <TriangleAlert size={14} aria-hidden="true" className="mt-[3px] shrink-0" />
        {refusal(upload.problem, upload.file.name)}
      </p>
    )
  if (upload.state === 'added')
    return (
      <p className="flex items-center gap-1.5 text-ink-soft">
        <Check size={14} aria-hidden="true" className="shrink-0 text-good" />
        <span className="truncate">
          {upload.already ? `“${upload.file.name}” was in the library already.` : `“${upload.file.name}” is in the library.`}
        </span>
      </p>
    )
  const part = upload.state === 'sending' ? upload.part : 0
  return (
    <ProgressBar aria-label={`Sending ${upload.file.name}`} value={part * 100} className="block">
      {({ percentage }) => (
        <>
          <span className="flex justify-between gap-3">
            <span className="truncate">{upload.file.name}</span>
            <span className="shrink-0 text-ink-soft tabular-nums">{words(upload.state, part)}</span>
          </span>
          <span className="mt-0.5 block h-1 overflow-hidden rounded-full bg-sunken">
            <span className="block h-full rounded-full bg-accent transition-[width]" style={{ width: `${percentage}%` }} />
          </span>
        </>
      )}
    </ProgressBar>
  )
}

function words(state: 'waiting' | 'sending', part: number): string {
  if (state === 'waiting') return 'Waiting'
  return part < 1 ? `${Math.floor(part * 100)} %` : 'Checking…'
}
