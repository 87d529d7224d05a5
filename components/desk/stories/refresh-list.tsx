'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { usePoll } from '#components/ui/use-poll.ts'
import { addressOf, type Wanted } from './address.ts'

/** Reloads the list when one of its stories was changed, by oneself in another tab or by anybody else. */
export function RefreshList({ wanted, version }: { wanted: Wanted; version: string }) {
  const router = useRouter()
  const shown = useRef(version)
  shown.current = version
  const [, query = ''] = addressOf(wanted).split('?')
  usePoll<{ version: string }>(
    `/desk/stories-version?${query}`,
    (news) => {
      if (news.version !== shown.current) router.refresh()
    },
    { topic: 'stories' },
  )
  return null
}
