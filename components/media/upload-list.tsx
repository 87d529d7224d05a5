'use client'

import { Check, Clock, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import type { Say } from '#components/ui/words/say.ts'
import { useWords } from '#words'
import { Row, Sending } from './file-row.tsx'
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
              <Sending name={upload.file.name} part={upload.part} />
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
              <AlikeOfAdded added={added} />
            </Row>
          )}
        </ul>
      )}
    </div>
  )
}

/** Of new pictures, those that look like others: the same one may be in the library twice now. */
function AlikeOfAdded({ added }: { added: readonly In<'added'>[] }) {
  const say = useWords()
  const alike = added.filter((one) => !one.already && one.alike.length > 0)
  if (alike.length === 0) return null
  return (
    <ul className="mt-1 grid gap-1 text-xs">
      {alike.map(({ key, picture, alike: [first] }) => (
        <li key={key}>
          {say('media.looksLike', { name: picture.name, other: first?.name ?? '' })}{' '}
          <Link href={`/desk/media?picture=${picture.id}`} target="_blank" className="underline underline-offset-2">
            {say('media.compare')}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function describeAdded(say: Say, added: readonly In<'added'>[]): string {
  const old = added.filter(({ already }) => already).length
  if (added.length === 1) return say(old ? 'media.wasIn' : 'media.isIn', { name: added[0]?.file.name ?? '' })
  return old ? say('media.areInSome', { count: added.length, old }) : say('media.areIn', { count: added.length })
}
