'use client'

import { useState } from 'react'
import { TimeField } from '#components/schedule/time-field.tsx'
import { useTime } from '#components/schedule/use-time.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { closeByEscape } from '#components/ui/close-by-escape.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Asked } from '#lib/outcome.ts'
import { foldOf } from '#lib/wall-time.ts'
import type { Embargo } from '#newsroom/articles/embargo.ts'
import type { setEmbargo } from '#newsroom/embargo/set-embargo.ts'
import { useWords } from '#words'

type Props = {
  articleId: string
  embargo: Embargo | null
  zone: string
  set: Asked<typeof setEmbargo>
  onClose: () => void
  /** `overtakes`: the time of a plan that lies before the embargo ends. */
  onDone: (overtakes: Date | null) => void
}

/** Sets the time of an embargo and its reason. */
export function EmbargoForm({ articleId, embargo, zone, set, onClose, onDone }: Props) {
  const say = useWords()
  const time = useTime(zone, embargo && { wallTime: embargo.wall, fold: foldOf(embargo.until, zone) })
  const [reason, setReason] = useState(embargo?.reason ?? '')
  const { run, isBusy, outcome } = useRequest(set)
  const problem = outcome && !outcome.ok ? outcome.problem : null
  const { chosen, checked, misread } = time
  const isReady = checked?.state === 'ready' && misread === null

  async function send() {
    if (!isReady || !chosen) return
    const answer = await run({ articleId, zone, ...chosen, reason: reason.trim() })
    if (answer.ok) onDone(answer.value.overtakes)
  }

  return (
    <form
      onKeyDown={closeByEscape(onClose)}
      noValidate
      aria-label={say('embargo.embargo')}
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <TimeField time={time} past={say('embargo.problem-past')} autoFocus />
      <TextField label={say('embargo.reason')} rows={2} maxLength={2000} value={reason} onChange={setReason} />
      {problem && (
        <Alert tone="danger" live>
          {problemInWords(say, problem)}
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" tone="primary" isDisabled={!isReady} isPending={isBusy}>
          {say(embargo ? 'embargo.move' : 'embargo.set')}
        </Button>
        <Button size="small" isDisabled={isBusy} onPress={onClose}>
          {say('everywhere.cancel')}
        </Button>
      </div>
    </form>
  )
}

type Refusal = Exclude<Awaited<ReturnType<Props['set']>>, { ok: true }>['problem'] | 'unreachable'

function problemInWords(say: Say, problem: Refusal): string {
  switch (problem) {
    case 'wrong-stage':
    case 'no-such-time':
    case 'two-times':
    case 'past':
    case 'needs-reason':
    case 'not-allowed':
      return say(`embargo.problem-${problem}`)
    default:
      return say(`problems.${problem}`)
  }
}
