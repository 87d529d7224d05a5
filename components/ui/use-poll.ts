'use client'

import { useEffect, useRef } from 'react'

/** Milliseconds between two questions of an open page of the desk. */
const pollEvery = 5_000

/**
 * Asks an address every few seconds while the page is in sight, and at once when it comes back into sight. One question at a
 * time, given up after ten seconds. What cannot be had is asked for again with the next turn; nothing is said about it.
 */
export function usePoll<Answer>(address: string, onAnswer: (answer: Answer) => void): void {
  const latest = useRef(onAnswer)
  latest.current = onAnswer
  useEffect(() => {
    let isAsking = false
    const stop = new AbortController()
    const ask = async () => {
      if (isAsking || document.hidden) return
      isAsking = true
      try {
        const response = await fetch(address, { signal: AbortSignal.any([stop.signal, AbortSignal.timeout(10_000)]) })
        if (response.ok) latest.current(await response.json())
      } catch {
        // Away, or too slow: the next turn asks again.
      } finally {
        isAsking = false
      }
    }
    const timer = setInterval(ask, pollEvery)
    document.addEventListener('visibilitychange', ask)
    window.addEventListener('focus', ask)
    return () => {
      stop.abort()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
      window.removeEventListener('focus', ask)
    }
  }, [address])
}
