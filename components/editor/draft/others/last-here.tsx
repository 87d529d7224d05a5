'use client'

import { useEffect, useState } from 'react'
import { useFormat, useWords } from '#words'

/** Milliseconds. */
const minute = 60_000

/** Which colleague wrote here last, and how long ago. */
export function LastHere({ name, at }: { name: string; at: Date }) {
  const say = useWords()
  const format = useFormat()
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const ticking = setInterval(() => setNow(new Date()), minute)
    return () => clearInterval(ticking)
  }, [])
  const ago = format.relativeTime(at, at > now ? at : now)
  return (
    <p className="min-w-0 truncate text-ink-faint text-xs max-xl:sr-only" suppressHydrationWarning>
      {say('desk.lastHere', { name, ago })}
    </p>
  )
}
