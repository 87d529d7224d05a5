'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Asked } from '#lib/outcome.ts'
import { type Fold, isWallTime } from '#lib/wall-time.ts'
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

/** Sets the time of an embargo and its reason. An hour that exists twice is asked about. */
export function EmbargoForm({ articleId, embargo, zone, set, onClose, onDone }: Props) {
  const say = useWords()
  const [wallTime, setWallTime] = useState(embargo?.wall ?? '')
  const [reason, setReason] = useState(embargo?.reason ?? '')
  const { run, isBusy, outcome, clear } = useRequest(set)
  const problem = outcome && !outcome.ok ? outcome.problem : null

  async function send(fold?: Fold) {
    const answer = await run({ articleId, wallTime, zone, fold, reason: reason.trim() })
    if (answer.ok) onDone(answer.value.overtakes)
  }

  return (
    <form
      noValidate
      aria-label={say('embargo.embargo')}
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (isWallTime(wallTime)) void send()
      }}
    >
      <TextField
        label={say('embargo.until', { zone })}
        type="datetime-local"
        autoFocus
        value={wallTime}
        onChange={(text) => {
          setWallTime(text.slice(0, 16))
          clear()
        }}
      />
      <TextField label={say('embargo.reason')} rows={2} maxLength={2000} value={reason} onChange={setReason} />
      {problem === 'two-such-times' ? (
        <WhichHour isBusy={isBusy} choose={(fold) => void send(fold)} />
      ) : (
        problem && (
          <Alert tone="danger" live>
            {problemInWords(say, problem)}
          </Alert>
        )
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" tone="primary" isDisabled={!isWallTime(wallTime)} isPending={isBusy}>
          {say(embargo ? 'embargo.move' : 'embargo.set')}
        </Button>
        <Button size="small" isDisabled={isBusy} onPress={onClose}>
          {say('everywhere.cancel')}
        </Button>
      </div>
    </form>
  )
}

function WhichHour({ isBusy, choose }: { isBusy: boolean; choose: (fold: Fold) => void }) {
  const say = useWords()
  return (
    <Alert tone="warn" live>
      <p>{say('embargo.twice')}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" isDisabled={isBusy} onPress={() => choose('earlier')}>
          {say('embargo.earlier')}
        </Button>
        <Button size="small" isDisabled={isBusy} onPress={() => choose('later')}>
          {say('embargo.later')}
        </Button>
      </div>
    </Alert>
  )
}

type Refusal = Exclude<Awaited<ReturnType<Props['set']>>, { ok: true }>['problem'] | 'unreachable'

function problemInWords(say: Say, problem: Exclude<Refusal, 'two-such-times'>): string {
  switch (problem) {
    case 'wrong-stage':
    case 'no-such-time':
    case 'past':
    case 'needs-reason':
    case 'not-allowed':
      return say(`embargo.problem-${problem}`)
    default:
      return say(`problems.${problem}`)
  }
}
