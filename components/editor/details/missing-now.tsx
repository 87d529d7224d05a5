'use client'

import { useEffect, useState } from 'react'
import type { WorkflowActions } from '#components/workflow/actions.ts'
import { MissingList } from '#components/workflow/missing-list.tsx'
import type { Missing } from '#newsroom/workflow/missing.ts'
import type { Keeper } from '../keeper.ts'
import { useKeeping } from '../use-keeper.ts'

/** What keeps the story from being published, as of the last save. */
export function MissingNow({
  articleId,
  missing,
  keeper,
  detailsVersion,
}: {
  articleId: string
  missing: WorkflowActions['missing']
  keeper: Keeper
  detailsVersion: number
}) {
  const textVersion = useKeeping(keeper, ({ version }) => version)
  const [found, setFound] = useState<Missing[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is a new story to look at
  useEffect(() => {
    let isOver = false
    // Not with every save of a sentence: actions stand in one line with the saves.
    const timer = setTimeout(async () => {
      const answer = await missing({ articleId }).catch(() => null)
      if (!isOver && answer?.ok) setFound(answer.value)
    }, 1200)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [articleId, missing, textVersion, detailsVersion])
  if (found === null) return null
  return (
    <section aria-label="Before publishing">
      <h3 className="mb-1.5 font-bold text-xs">
        {found.length === 0 ? 'Nothing is missing: it can be published' : 'Missing before publishing'}
      </h3>
      {found.length > 0 && <MissingList missing={found} />}
    </section>
  )
}
