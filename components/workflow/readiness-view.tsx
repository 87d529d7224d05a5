import { Alert } from '#components/ui/alert.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { dateFormat } from '#lib/date-format.ts'
import type { Embargo } from '#newsroom/articles/embargo.ts'
import type { Point } from '#newsroom/workflow/advice.ts'
import { useFormat, useWords } from '#words'
import { AdviceList } from './advice-list.tsx'
import { MissingList } from './missing-list.tsx'
import type { Looked } from './use-readiness.ts'
import { problemInWords } from './words.ts'

/** Whether the story is ready: being checked, not saved, something is missing, or nothing is missing. */
export function ReadinessView({
  looked,
  heading,
  ready,
  onGo,
}: {
  looked: Looked
  heading: string
  ready: string
  onGo: (point: Point) => void
}) {
  const say = useWords()
  if (looked.state === 'looking')
    return (
      <p className="flex items-center gap-2 text-ink-soft" role="status">
        <Spinner label="" /> {say('workflow.checking')}
      </p>
    )
  if (looked.state === 'unsaved')
    return (
      <Alert tone="danger" live>
        {say('workflow.unsaved')}
      </Alert>
    )
  if (looked.state === 'problem')
    return (
      <Alert tone="danger" live>
        {problemInWords(say, looked.problem)}
      </Alert>
    )
  const { missing, advice, embargo } = looked.readiness
  return (
    <div className="grid gap-3 empty:hidden">
      {embargo && <EmbargoHold embargo={embargo} />}
      {missing.length === 0 && ready && !embargo && <p className="text-ink-soft">{ready}</p>}
      {missing.length > 0 && (
        <div role="status">
          <p className="mb-2 font-semibold">{heading}</p>
          <MissingList missing={missing} onGo={onGo} />
        </div>
      )}
      <AdviceList advice={advice} onGo={onGo} />
    </div>
  )
}

function EmbargoHold({ embargo }: { embargo: Embargo }) {
  const say = useWords()
  const { locale } = useFormat()
  const time = dateFormat(locale, { timeZone: embargo.zone, dateStyle: 'medium', timeStyle: 'short' }).format(embargo.until)
  return <Alert tone="warn">{say('embargo.held', { time: `${time} (${embargo.zone})` })}</Alert>
}
