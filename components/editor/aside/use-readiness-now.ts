import { useEffect, useState } from 'react'
import type { Autosave } from '#components/editor/draft/autosave.ts'
import { useSaveState } from '#components/editor/draft/use-draft.ts'
import type { WorkflowActions } from '#components/workflow/actions.ts'
import type { Readiness } from '#newsroom/workflow/readiness.ts'

/** Not with every save of a sentence. Milliseconds. */
const pause = 500
/** Until it is asked again whether a picture is ready: nothing that is saved says when. Milliseconds. */
const pictureCheck = 2_000

/**
 * What publishing the story would do, asked anew after each save of its text and each change of its details, and every two
 * seconds while a picture is still being made ready.
 */
export function useReadinessNow({
  articleId,
  start,
  ask,
  autosave,
  details,
}: {
  articleId: string
  start: Readiness
  ask: WorkflowActions['readiness']
  autosave: Autosave
  details: { version: number; stage: string; publications: readonly unknown[] }
}): Readiness {
  const draft = useSaveState(autosave, ({ version }) => version)
  const [known, setKnown] = useState(start)
  const { version, stage, publications } = details
  const published = publications.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version or a new publication is a new story to look at
  useEffect(() => {
    let isOver = false
    let isWaiting = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const answer = await ask({ articleId }).catch(() => null)
      if (isOver) return
      if (answer?.ok) {
        setKnown(answer.value)
        isWaiting = answer.value.missing.some(({ what }) => what === 'picture-not-ready')
      }
      if (isWaiting) timer = setTimeout(() => void look(), pictureCheck)
    }
    timer = setTimeout(() => void look(), pause)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [articleId, ask, draft, version, stage, published])
  return known
}
