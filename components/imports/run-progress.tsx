'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ProgressBar } from 'react-aria-components'
import { usePoll } from '#components/ui/use-poll.ts'
import { type ImportCounts, type ImportState, isUnderway } from '#lib/import-runs.ts'
import { useWords } from '#words'

type Progress = { state: ImportState; read: number; bytes: number; counts: ImportCounts; isStopAsked: boolean }

/** How far an import is, for as long as the worker has it. */
export function RunProgress({ id, isTrial, start }: { id: string; isTrial: boolean; start: Progress }) {
  const say = useWords()
  const router = useRouter()
  const [{ state, read, bytes, counts, isStopAsked }, setProgress] = useState(start)
  const address = isUnderway(state) ? `/desk/import/${id}/progress` : null
  usePoll<Progress>(
    address,
    (news) => {
      setProgress(news)
      if (news.state !== state) router.refresh()
    },
    { every: 1_000 },
  )
  if (!isUnderway(state)) return null
  const percent = bytes > 0 ? Math.min(100, Math.floor((read / bytes) * 100)) : 0
  const count = Object.values(counts).reduce((sum, value) => sum + value, 0)
  return (
    <div className="grid gap-1">
      <ProgressBar aria-label={say('imports.progress')} value={percent} isIndeterminate={state !== 'running'}>
        <span className="block h-1.5 overflow-hidden rounded-full bg-sunken">
          <span className="block h-full rounded-full bg-accent transition-[width]" style={{ width: `${percent}%` }} />
        </span>
      </ProgressBar>
      <p className="tabular-nums">
        {state === 'running'
          ? say(isTrial ? 'imports.trying' : 'imports.running', { percent, count })
          : say(`imports.about-${state === 'looking' ? 'looking' : 'waiting'}`)}
        {isStopAsked && ` ${say('imports.stopping')}`}
      </p>
    </div>
  )
}
