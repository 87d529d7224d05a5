'use client'

import { useEffect } from 'react'
import { type Failure, later } from './later.tsx'

/** Where short messages appear; show one with `notify`. */
export const Notices = later(() => import('./shown-notices.tsx').then(({ ShownNotices }) => ShownNotices), { Failed: TriedAgain })

/** Milliseconds. */
const pause = 10_000

/** Nobody has opened anything: the messages wait. */
function TriedAgain({ onRetry }: Failure) {
  useEffect(() => {
    const timer = setTimeout(onRetry, pause)
    return () => clearTimeout(timer)
  })
  return null
}
