'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { usePoll } from './use-poll.ts'

/**
 * A function that loads the page's data anew once the server answers again. Not before: when that request fails, Next leaves the page
 * for the browser's own error page, and what was typed is lost.
 */
export function useRefreshWhenReached(): () => void {
  const router = useRouter()
  const [isCut, setCut] = useState(false)
  usePoll(isCut ? '/desk/waiting' : null, () => {
    setCut(false)
    router.refresh()
  })
  return () => setCut(true)
}
