import { useMemo } from 'react'
import type { EditorResources } from '#components/editor/editor-resources.ts'
import type { Readiness } from '#newsroom/workflow/readiness.ts'

/** With what the checklist says of embeds: each box says that its source has withdrawn it. The boxes are drawn anew only when that changes. */
export function useWithdrawn(surroundings: EditorResources, { advice }: Pick<Readiness, 'advice'>): EditorResources {
  const found = JSON.stringify(advice.flatMap((one) => (one.what === 'embed' ? [[one.embedId, new Date(one.since).getTime()]] : [])))
  return useMemo(() => {
    const pairs: [string, number][] = JSON.parse(found)
    return { ...surroundings, withdrawn: new Map(pairs.map(([embedId, since]) => [embedId, new Date(since)])) }
  }, [surroundings, found])
}
