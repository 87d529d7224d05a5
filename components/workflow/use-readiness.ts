'use client'

import { useRef } from 'react'
import { useAnswer } from '#components/ui/use-answer.ts'
import { no, type Outcome } from '#lib/outcome.ts'
import type { Readiness } from '#newsroom/workflow/readiness.ts'
import type { Seen, WorkflowActions } from './actions.ts'
import type { ShownProblem } from './words.ts'

export type Looked =
  | { state: 'looking' }
  | { state: 'unsaved' }
  | { state: 'problem'; problem: ShownProblem }
  | { state: 'known'; readiness: Readiness }

/**
 * Saves unsaved changes, then asks what publishing would do. The answer is about the text on the screen, also while others write on; newer details
 * are loaded first. `lookAgain` loads the newest in any case.
 */
export function useReadiness({
  articleId,
  settle,
  refresh,
  readiness: ask,
}: {
  articleId: string
  settle: () => Promise<Seen | null>
  refresh: () => Promise<void>
  readiness: WorkflowActions['readiness']
}) {
  const bringsNewest = useRef(false)
  // Queried when the panel opens, not again while somebody types behind it: the list that one confirms must not change.
  const { value, problem, isAsking, again } = useAnswer(
    ['readiness-to-act', articleId],
    async () => {
      if (bringsNewest.current) await refresh()
      return lookAt({ articleId, settle, refresh, ask })
    },
    { onFocus: false, every: untilEmbargoEnds },
  )
  async function lookAgain(): Promise<void> {
    bringsNewest.current = true
    await again()
  }
  return { looked: isAsking ? looking : toLooked(value, problem), lookAgain }
}

/** The newsroom's clock decides when an embargo is over: it is asked again a second after this device thinks so. */
function untilEmbargoEnds(readiness: Readiness | undefined): number | false {
  if (!readiness?.embargo) return false
  return Math.min(Math.max(readiness.embargo.until.getTime() - Date.now(), 0) + 1_000, longestTimer)
}

/** A longer one would run at once. */
const longestTimer = 86_400_000

const looking: Looked = { state: 'looking' }

function toLooked(readiness: Readiness | undefined, problem: ShownProblem | 'unsaved' | null): Looked {
  if (problem === 'unsaved') return { state: 'unsaved' }
  if (problem !== null) return { state: 'problem', problem }
  return readiness ? { state: 'known', readiness } : looking
}

type Asked = {
  articleId: string
  settle: () => Promise<Seen | null>
  refresh: () => Promise<void>
  ask: WorkflowActions['readiness']
}

async function lookAt({ articleId, settle, refresh, ask }: Asked): Promise<Outcome<Readiness, ShownProblem | 'unsaved'>> {
  for (let tries = 1; ; tries += 1) {
    const seen = await settle()
    if (!seen) return no('unsaved')
    const answer = await ask({ articleId, draft: seen.draft })
    if (!answer.ok) return answer
    const isOnScreen = answer.value.seen.article === seen.article && answer.value.seen.draft === seen.draft
    if (isOnScreen) return answer
    if (tries === 3) return no('stale')
    await refresh()
  }
}
