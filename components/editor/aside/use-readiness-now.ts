import { useEffect } from 'react'
import { type SaveStates, useSaveState } from '#components/editor/draft/save-state.ts'
import { useAnswer } from '#components/ui/use-answer.ts'
import type { WorkflowActions } from '#components/workflow/actions.ts'
import type { Readiness } from '#newsroom/workflow/readiness.ts'

/** Milliseconds after a save until readiness is queried, so that not every save queries it. */
const pause = 500
/** Milliseconds between queries while a picture is being processed: no save reports its end. */
const pictureCheck = 2_000

/**
 * What publishing the story would do. Queried after each save of the text and each change of the details, and every two seconds while a
 * picture is being processed.
 */
export function useReadinessNow({
  articleId,
  start,
  ask,
  states,
  details,
}: {
  articleId: string
  start: Readiness
  ask: WorkflowActions['readiness']
  states: SaveStates
  details: { version: number; stage: string; publications: readonly unknown[] }
}): Readiness {
  const draft = useSaveState(states, ({ version }) => version)
  const { version, stage, publications } = details
  const published = publications.length
  const { value = start, again } = useAnswer(['readiness', articleId], () => ask({ articleId }), {
    start,
    every: (known) => (known?.missing.some(({ what }) => what === 'picture-not-ready') ? pictureCheck : false),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version or publication needs a new query
  useEffect(() => {
    const timer = setTimeout(() => void again(), pause)
    return () => clearTimeout(timer)
  }, [again, draft, version, stage, published])
  return value
}
