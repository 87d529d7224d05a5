'use client'

import { Check, Clock, Pause, TriangleAlert } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import type { Say } from '#components/ui/words/say.ts'
import { useWords } from '#words'
import { Row, Sending } from './file-row.tsx'
import { isWorthRetrying } from './refusals.ts'
import { isAttachmentWorthRetrying } from './send-attachment.ts'
import type { Upload } from './use-uploads.ts'

type In<State extends Upload['state']> = Upload & { state: State }

type Acts = {
  onRetry: (upload: Upload) => void
  /** Without it nothing is paused. */
  onPause?: (upload: Upload) => void
  onDismiss: (upload: Upload) => void
}

/** The uploads: in progress, waiting, refused with the reason, done. Changes are announced. */
export function UploadList({ uploads, onRetry, onPause, onDismiss }: { uploads: readonly Upload[] } & Acts) {
  const say = useWords()
  const inState = <State extends Upload['state']>(state: State) => uploads.filter((upload): upload is In<State> => upload.state === state)
  const waiting = inState('waiting')
  const added = inState('added')
  return (
    <div aria-live="polite">
      {uploads.length > 0 && (
        <ul aria-label={say('media.uploads')} className="mb-3 divide-y divide-line rounded-md bg-surface inset-ring inset-ring-line">
          <Moving uploads={[...inState('sending'), ...inState('paused')]} {...{ onRetry, onPause, onDismiss }} />
          {waiting.length > 0 && (
            <Row key="waiting" says={say('media.stopWaiting')} onDismiss={() => waiting.forEach(onDismiss)} icon={<Clock size={14} />}>
              {waiting.length === 1
                ? say('media.waits', { name: waiting[0]?.file.name ?? '' })
                : say('media.moreWait', { count: waiting.length })}
            </Row>
          )}
          {[...inState('refused'), ...inState('not-taken')].map((upload) => (
            <Row
              key={upload.key}
              says={say('media.dismissFile', { name: upload.file.name })}
              onDismiss={() => onDismiss(upload)}
              onRetry={mayRetry(upload) ? () => onRetry(upload) : undefined}
              icon={<TriangleAlert size={14} className="text-danger" />}
            >
              <span className="text-danger">{refusalInWords(say, upload)}</span>
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

/** Those that are on their way, or stand still until somebody lets them go on. */
function Moving({ uploads, onRetry, onPause, onDismiss }: { uploads: readonly (In<'sending'> | In<'paused'>)[] } & Acts) {
  const say = useWords()
  return uploads.map((upload) => {
    const { name } = upload.file
    const isPaused = upload.state === 'paused'
    return (
      <Row
        key={upload.key}
        says={say('media.stop', { name })}
        onDismiss={() => onDismiss(upload)}
        icon={isPaused && <Pause size={14} />}
        act={
          isPaused ? (
            <Act says="goOn" upload={upload} onPress={onRetry} />
          ) : (
            onPause && <Act says="pause" upload={upload} onPress={onPause} />
          )
        }
      >
        {isPaused ? say('media.paused', { name, value: Math.floor(upload.part * 100) }) : <Sending name={name} part={upload.part} />}
      </Row>
    )
  })
}

function Act({ says, upload, onPress }: { says: 'pause' | 'goOn'; upload: Upload; onPress: (upload: Upload) => void }) {
  const say = useWords()
  return (
    <Button size="small" aria-label={say(`media.${says}One`, { name: upload.file.name })} onPress={() => onPress(upload)}>
      {say(`media.${says}`)}
    </Button>
  )
}

type Refused = In<'refused'> | In<'not-taken'>

const mayRetry = (upload: Refused): boolean =>
  upload.state === 'refused' ? isWorthRetrying(upload.problem) : isAttachmentWorthRetrying(upload.problem)

const refusalInWords = (say: Say, upload: Refused): string => {
  const { name } = upload.file
  return upload.state === 'refused'
    ? say(`media.refused-${upload.problem}`, { name })
    : say(`attachments.refused-${upload.problem}`, { name })
}

/** Of new pictures, those that look like others: the same one may be in the library twice now. */
function AlikeOfAdded({ added }: { added: readonly In<'added'>[] }) {
  const say = useWords()
  const alike = added.flatMap((one) => ('picture' in one && !one.already && one.alike.length > 0 ? [one] : []))
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
  const count = added.length
  if (added.some((one) => 'attachment' in one)) return say('media.filesAreIn', { count, old })
  return old ? say('media.areInSome', { count, old }) : say('media.areIn', { count })
}
