import { Check, TriangleAlert } from 'lucide-react'
import { Row, Sending } from '#components/media/file-row.tsx'
import { isAttachmentWorthRetrying } from '#components/media/send-attachment.ts'
import type { NamedLoss } from '#newsroom/formats/losses.ts'
import { useWords } from '#words'
import { isDocumentWorthRetrying } from './send-document.ts'
import type { ComingDocument, Documents } from './use-documents.ts'

/** The documents that are read, were refused, or are in the text without something. What came in whole needs no line. */
export function DocumentList({ documents: { coming, retry, dismiss } }: { documents: Documents }) {
  const say = useWords()
  const shown = coming.filter((one) => one.state !== 'in' || one.losses.length > 0)
  const whole = coming.filter((one) => one.state === 'in' && one.losses.length === 0)
  return (
    <div aria-live="polite">
      {whole.length > 0 && <p className="sr-only">{say('files.cameIn', { name: whole.at(-1)?.file.name ?? '' })}</p>}
      {shown.length > 0 && (
        <ul aria-label={say('files.list')} className="mb-3 divide-y divide-line rounded-md bg-surface inset-ring inset-ring-line">
          {shown.map((one) => (
            <Row
              key={one.key}
              icon={iconOf(one)}
              says={say(one.state === 'sending' ? 'files.stop' : 'files.close', { name: one.file.name })}
              onDismiss={() => dismiss(one)}
              onRetry={mayRetry(one) ? () => retry(one) : undefined}
            >
              <State one={one} />
            </Row>
          ))}
        </ul>
      )}
    </div>
  )
}

const mayRetry = (one: ComingDocument): boolean =>
  (one.state === 'refused' && isDocumentWorthRetrying(one.problem)) || (one.state === 'not-taken' && isAttachmentWorthRetrying(one.problem))

const iconOf = ({ state }: ComingDocument) =>
  state === 'sending' ? null : state === 'in' ? (
    <Check size={14} className="text-good" />
  ) : (
    <TriangleAlert size={14} className="text-danger" />
  )

function State({ one }: { one: ComingDocument }) {
  const say = useWords()
  const { name } = one.file
  if (one.state === 'sending') return <Sending name={name} part={one.part} />
  if (one.state === 'refused') return <span className="text-danger">{say(`files.refused-${one.problem}`, { name })}</span>
  if (one.state === 'not-taken') return <span className="text-danger">{say(`attachments.refused-${one.problem}`, { name })}</span>
  return (
    <>
      <p className="py-1">{say('files.cameInWithout', { name })}</p>
      <Losses losses={one.losses} />
    </>
  )
}

function Losses({ losses }: { losses: readonly NamedLoss[] }) {
  const say = useWords()
  return (
    <ul className="mb-1 max-h-40 list-disc overflow-auto pl-4 text-ink-soft">
      {losses.map((loss) => (
        <li key={JSON.stringify(loss)}>
          {say('files.loss', {
            // Each code has its own values, which newsroom/formats gives with it.
            loss: (say as unknown as (key: string, values: NamedLoss['values']) => string)(`losses.${loss.code}`, loss.values),
            times: loss.times,
          })}
        </li>
      ))}
    </ul>
  )
}
