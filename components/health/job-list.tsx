'use client'

import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import { Time } from '#components/ui/time.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Asked } from '#lib/outcome.ts'
import type { TroubledJob } from '#newsroom/health/jobs-of-health.ts'
import type { retryJob } from '#newsroom/health/retry-job.ts'
import type { skipJob } from '#newsroom/health/skip-job.ts'
import { useWords } from '#words'

type JobActs = { retry: Asked<typeof retryJob>; skip: Asked<typeof skipJob> }

/** `acts`: null for who may not handle jobs. */
export type JobProps = { jobs: readonly TroubledJob[]; zone: string; acts: JobActs | null }

/** The late and failed jobs, each with what can be done with it. */
export function JobList({ jobs, zone, acts }: JobProps) {
  const say = useWords()
  return (
    <ul aria-label={say('health.jobs')} className="mt-2 border-line border-t">
      {jobs.map(({ id, name: job, trouble, at, problem, about }) => {
        const name = about === null ? say(`health.job-${job}`) : say('health.jobAbout', { job: say(`health.job-${job}`), about })
        return (
          <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-line border-b py-2">
            <div className="min-w-0 flex-1 basis-64">
              <p className="wrap-anywhere font-semibold">
                {name} <Badge tone={trouble === 'failed' ? 'danger' : 'warn'}>{say(`health.${trouble}`)}</Badge>
              </p>
              <p className="text-ink-soft text-xs">
                {say.rich(trouble === 'failed' ? 'health.failedAt' : 'health.dueAt', { time: () => <Time at={at} zone={zone} /> })}
              </p>
              {trouble === 'failed' && <p className="wrap-anywhere text-ink-soft text-xs">{problem ?? say('health.noReason')}</p>}
            </div>
            {acts && <ActsOfJob job={{ id, name, trouble }} {...acts} />}
          </li>
        )
      })}
    </ul>
  )
}

function ActsOfJob({ job, retry, skip }: JobActs & { job: { id: string; name: string; trouble: TroubledJob['trouble'] } }) {
  const say = useWords()
  const retrying = useAsk(inWords, retry, () => say('health.retried'))
  const skipping = useAsk(inWords, skip, () => say('health.skipped'))
  const isBusy = retrying.busy || skipping.busy
  const { id: jobId, name } = job
  return (
    <p className="flex flex-wrap gap-2">
      {job.trouble === 'failed' && (
        <Button size="small" isDisabled={isBusy} onPress={() => void retrying.run({ jobId })} aria-label={say('health.retryJob', { name })}>
          {say('health.retry')}
        </Button>
      )}
      <Button size="small" isDisabled={isBusy} onPress={() => void skipping.run({ jobId })} aria-label={say('health.skipJob', { name })}>
        {say('health.skip')}
      </Button>
    </p>
  )
}

const inWords = (say: Say, problem: 'gone' | 'waits-already' | AnyProblem): string =>
  isAnyProblem(problem) ? say(`problems.${problem}`) : say(`health.problem-${problem}`)
