import { Alert } from '#components/ui/alert.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { MissingList } from './missing-list.tsx'
import type { Readiness } from './use-missing.ts'
import { problemInWords } from './words.ts'

/** What there is to say before a story is handed on: being looked at, not saved, something missing, nothing missing. */
export function ReadinessView({ readiness, heading, ready }: { readiness: Readiness; heading: string; ready: string }) {
  if (readiness.state === 'looking')
    return (
      <p className="flex items-center gap-2 text-ink-soft" role="status">
        <Spinner label="" /> Looking whether anything is missing…
      </p>
    )
  if (readiness.state === 'unsaved')
    return (
      <Alert tone="danger" live>
        The newest text is not saved yet, so it cannot go on. It is kept on this device.
      </Alert>
    )
  if (readiness.state === 'problem')
    return (
      <Alert tone="danger" live>
        {problemInWords(readiness.problem)}
      </Alert>
    )
  if (readiness.missing.length === 0) return <p className="text-ink-soft">{ready}</p>
  return (
    <div role="status">
      <p className="mb-2 font-semibold">{heading}</p>
      <MissingList missing={readiness.missing} />
    </div>
  )
}
