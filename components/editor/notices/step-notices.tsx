import { Alert } from '#components/ui/alert.tsx'
import { Time } from '#components/ui/time.tsx'
import type { Stage } from '#newsroom/articles/stages.ts'
import type { Step, Steps } from '#newsroom/articles/steps-of.ts'

/** What others have said of the story: an editor who sent it back, a writer who handed it in, whoever took it down. */
export function StepNotices({
  stage,
  note,
  isWaiting,
  steps,
}: {
  stage: Stage
  /** Of the editor who sent it back, until it is submitted again. */
  note: string | null
  isWaiting: boolean
  steps: Steps
}) {
  const { takenDown, sentBack, submitted } = steps
  if (stage === 'taken-down')
    return (
      <Notice tone="danger" title="Taken down" step={takenDown} words={takenDown?.note ?? null}>
        It cannot be written or published any more. Copy what you need.
      </Notice>
    )
  // A note without such a step is the program's own: an agency took its story back, say.
  const isSentBack = sentBack?.note === note
  if (note)
    return <Notice tone="warn" title={isSentBack ? 'Sent back' : 'Note to the writer'} step={isSentBack ? sentBack : null} words={note} />
  if (isWaiting && submitted?.note) return <Notice tone="note" title="Submitted" step={submitted} words={submitted.note} />
  return null
}

function Notice({
  tone,
  title,
  step,
  words,
  children,
}: {
  tone: 'warn' | 'danger' | 'note'
  title: string
  step: Step | null
  words: string | null
  children?: string
}) {
  return (
    <Alert tone={tone}>
      <p className="font-semibold" suppressHydrationWarning>
        {title}
        {step && (
          <>
            {` by ${step.by ?? 'the program'}, `}
            <Time at={step.at} zone={Intl.DateTimeFormat().resolvedOptions().timeZone} />
          </>
        )}
      </p>
      {words && <p className="whitespace-pre-wrap">{words}</p>}
      {children && <p>{children}</p>}
    </Alert>
  )
}
