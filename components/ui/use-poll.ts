'use client'

import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { askAddress } from './ask-address.ts'

/** Milliseconds between two questions of an open page of the desk. */
const pollEvery = 5_000

/**
 * Asks an address (null: nothing) every few seconds while the page is in sight, and at once when it comes back into sight. One question at a
 * time, with what is done about its answer. What cannot be had is asked for again with the next turn; nothing is said about it.
 */
export function usePoll<Answer>(address: string | null, onAnswer: (answer: Answer) => void | Promise<void>, every = pollEvery): void {
  const latest = useRef(onAnswer)
  latest.current = onAnswer
  useQuery({
    queryKey: ['poll', address],
    queryFn: async ({ signal }) => {
      const answer = await askAddress<Answer>(address ?? '', signal)
      if (answer.ok) await latest.current(answer.value)
      return null
    },
    enabled: address !== null,
    initialData: null, // what the page was drawn with is new
    refetchOnMount: false,
    refetchInterval: every,
    refetchOnWindowFocus: true,
    gcTime: 0,
  })
}
