'use client'

import { useState } from 'react'
import type { HistoryActions } from '#components/editor/actions.ts'
import { useAnswer } from '#components/ui/use-answer.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { VersionOfList } from '#newsroom/articles/versions-of.ts'

/** Milliseconds until the list is asked for again: others make versions too. */
const askEvery = 30_000

/** The versions of a story, newest first, and older ones on request. */
export function useVersions(articleId: string, ask: HistoryActions['versions']) {
  const { value, problem, isAsking, again } = useAnswer(['versions', articleId], () => ask({ articleId }), { every: () => askEvery })
  const [older, setOlder] = useState<{ versions: VersionOfList[]; next: number | null } | null>(null)
  const { run, isBusy } = useRequest(ask)
  const newest = value?.versions ?? []
  const last = newest.at(-1)?.number ?? 0
  const next = older ? older.next : (value?.next ?? null)
  return {
    versions: [...newest, ...(older?.versions.filter(({ number }) => number < last) ?? [])],
    hasAnswer: value !== undefined,
    problem,
    isAsking,
    again,
    hasOlder: next !== null,
    isBusy,
    async showOlder() {
      if (next === null) return
      const answer = await run({ articleId, before: next })
      // From the last that is shown, so that nothing is missing when the newest page has moved on.
      if (answer.ok) setOlder({ versions: [...newest, ...(older?.versions ?? []), ...answer.value.versions], next: answer.value.next })
    },
  }
}

export type Versions = ReturnType<typeof useVersions>
