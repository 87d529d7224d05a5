'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Topic } from '#lib/channel.ts'
import { askAddress } from './ask-address.ts'
import { useChannelState, useTopic } from './channel/use-channel.ts'

/** Milliseconds between two questions of an open page of the desk: without the channel, and with it, when it tells of changes. */
const pollEvery = { alone: 5_000, told: 60_000 }

/**
 * Asks an address (null: nothing) at once when the channel tells that its topic changed, every few seconds where no channel tells
 * it, and when the page comes back into sight. One question at a time, with what is done about its answer. What cannot be had
 * is asked for again with the next turn; nothing is said about it.
 */
export function usePoll<Answer>(
  address: string | null,
  onAnswer: (answer: Answer) => void | Promise<void>,
  { topic = null, every = pollEvery.alone }: { topic?: Topic | null; every?: number } = {},
): void {
  const latest = useRef(onAnswer)
  latest.current = onAnswer
  const isTold = useChannelState() === 'live' && topic !== null
  const { refetch } = useQuery({
    queryKey: ['poll', address],
    queryFn: async ({ signal }) => {
      const answer = await askAddress<Answer>(address ?? '', signal)
      if (answer.ok) await latest.current(answer.value)
      return null
    },
    enabled: address !== null,
    initialData: null, // what the page was drawn with is new
    refetchOnMount: false,
    refetchInterval: isTold ? pollEvery.told : every,
    refetchOnWindowFocus: true,
    gcTime: 0,
  })
  const asked = useRef({ at: 0, next: undefined as ReturnType<typeof setTimeout> | undefined })
  useTopic(address === null ? null : topic, ({ kind }) => {
    if (kind !== 'changed' || asked.current.next !== undefined) return
    const ask = () => {
      asked.current = { at: performance.now(), next: undefined }
      void refetch()
    }
    // At once, but not more often than without the channel, however many stories are being written.
    const wait = asked.current.at + every - performance.now()
    if (asked.current.at === 0 || wait <= 0) ask()
    else asked.current.next = setTimeout(ask, wait)
  })
  useEffect(() => () => clearTimeout(asked.current.next), [])
}
