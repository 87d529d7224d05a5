import { useEffect, useRef } from 'react'
import type { SaveStates } from '#components/editor/draft/save-state.ts'
import { useAnswer } from '#components/ui/use-answer.ts'
import type { WorkflowActions } from '#components/workflow/actions.ts'
import { done } from '#lib/outcome.ts'
import type { Readiness } from '#newsroom/workflow/readiness.ts'

/**
 * Milliseconds after a save until readiness is queried. Longer than between two saves of somebody who types on (draft/autosave.ts), also where
 * answers take long: it reads the whole story, and would make them longer.
 */
const pause = 1_000
/** Milliseconds between queries while a picture is being processed: no save reports its end. */
const pictureCheck = 2_000
/** While links are being tried, which the worker does once a minute. */
const linkCheck = 30_000

/** What of it stands beside the text. It is the same object as long as it says the same, whichever version it is of: nothing is drawn again. */
export type ReadinessShown = Pick<Readiness, 'missing' | 'advice' | 'isTrying' | 'points' | 'changes'>

const toShown = ({ missing, advice, isTrying, points, changes }: Readiness): ReadinessShown => ({
  missing,
  advice,
  isTrying,
  points,
  changes,
})

/**
 * What publishing the story would do, as the page brought it. Queried after each save of the text and each change of the details, and every
 * two seconds while a picture is being processed, and every half minute while its links are being tried.
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
}): { readiness: ReadinessShown; again: () => void } {
  const { version, stage, publications } = details
  const published = publications.length
  const look = async () => {
    const answer = await ask({ articleId })
    return answer.ok ? done(toShown(answer.value)) : answer
  }
  const { value = start, again } = useAnswer(['readiness', articleId], look, {
    start: toShown(start),
    every: (known) =>
      known?.missing.some(({ what }) => what === 'picture-not-ready') ? pictureCheck : known?.isTrying ? linkCheck : false,
  })
  /** The page brought it: of these versions it is known until something changes. */
  const cameWith = useRef(start.seen)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version or publication needs a new query
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void again(), pause)
    }
    const { article, draft } = cameWith.current
    cameWith.current = { article: 0, draft: 0 }
    if (version !== article || states.now().version !== draft) soon()
    // Not by rendering: a text is saved five times a second, and the whole editor stands below.
    const stop = onVersion(states, soon)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [again, states, version, stage, published])
  return { readiness: value, again: () => void again() }
}

/** Calls `heard` when the newsroom has another version of the text. Returns a function that stops it. */
function onVersion(states: SaveStates, heard: () => void): () => void {
  let known = states.now().version
  return states.subscribe(() => {
    const { version } = states.now()
    if (version !== known) heard()
    known = version
  })
}
