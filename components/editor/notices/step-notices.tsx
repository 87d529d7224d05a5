import { Alert } from '#components/ui/alert.tsx'
import { Time } from '#components/ui/time.tsx'
import type { Stage } from '#newsroom/articles/stages.ts'
import type { Step, Steps } from '#newsroom/articles/steps-of.ts'
import { useWords } from '#words'

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
  const say = useWords()
  const { takenDown, sentBack, submitted } = steps
  if (stage === 'taken-down')
    return (
      <Notice tone="danger" title={say('editor.takenDown')} step={takenDown} words={takenDown?.note ?? null}>
        {say('editor.takenDownAbout')}
      </Notice>
    )
  // A note without such a step is the program's own: an agency took its story back, say.
  const isSentBack = sentBack?.note === note
  if (note)
    return (
      <Notice
        tone="warn"
        title={say(isSentBack ? 'editor.sentBack' : 'editor.noteToWriter')}
        step={isSentBack ? sentBack : null}
        words={note}
      />
    )
  if (isWaiting && submitted?.note) return <Notice tone="note" title={say('editor.submitted')} step={submitted} words={submitted.note} />
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
  const say = useWords()
  return (
    <Alert tone={tone}>
      <p className="font-semibold" suppressHydrationWarning>
        {step
          ? say.rich('editor.step', {
              title,
              name: step.by ?? say('editor.program'),
              time: () => <Time at={step.at} />,
            })
          : title}
      </p>
      {words && <p className="whitespace-pre-wrap">{words}</p>}
      {children && <p>{children}</p>}
    </Alert>
  )
}
