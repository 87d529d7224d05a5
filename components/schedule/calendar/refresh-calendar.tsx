'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useTopic } from '#components/ui/channel/use-channel.ts'

/** Milliseconds between two looks while the page is visible, and after a change that the channel told of. */
const pause = { look: 60_000, told: 1_500 }

/** Loads the calendar again when a story has changed, and once a minute. */
export function RefreshCalendar() {
  const router = useRouter()
  const next = useRef<ReturnType<typeof setTimeout>>(undefined)
  useTopic('stories', ({ kind }) => {
    if (kind !== 'changed' || next.current !== undefined) return
    next.current = setTimeout(() => {
      next.current = undefined
      router.refresh()
    }, pause.told)
  })
  useEffect(() => {
    const looking = setInterval(() => document.visibilityState === 'visible' && router.refresh(), pause.look)
    return () => {
      clearInterval(looking)
      clearTimeout(next.current)
    }
  }, [router])
  return null
}
