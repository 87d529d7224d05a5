'use client'

import { useRouter } from 'next/navigation'
import { usePoll } from '#components/ui/use-poll.ts'

/** Loads the page anew every ten seconds. */
export function KeepFresh() {
  const router = useRouter()
  usePoll<{ troubles: number }>('/desk/health/troubles', () => router.refresh(), { every: 10_000 })
  return null
}
