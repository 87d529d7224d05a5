'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef } from 'react'
import type { Topic } from '#lib/channel.ts'
import { askAddress } from './ask-address.ts'
import { useChannelState, useTopic } from './channel/use-channel.ts'

/** Milliseconds between two requests: without the channel, and with it. */
const pollEvery = { alone: 5_000, channel: 60_000 }

/**
 * Requests an address (null: none) at once when its topic changes on the channel, every `every` milliseconds without a topic, and when the
 * page becomes visible. Only one request runs at a time, together with the handling of its answer. A failed request is repeated at the next
 * interval, without a message. `isCut`: a request failed, so the end of that is looked for whatever the channel's connection says.
 */
export function usePoll<Answer>(
  address: string | null,
  onAnswer: (answer: Answer) => void | Promise<void>,
  { topic = null, every = pollEvery.alone, isCut = false }: { topic?: Topic | null; every?: number; isCut?: boolean } = {},
): void {
  const latest = useRef(onAnswer)
  latest.current = onAnswer
  const hearsChanges = useChannelState() === 'live' && topic !== null && !isCut
  const { refetch } = useQuery({
    queryKey: ['poll', address, useId()], // two that poll one address both hear of its answers
    queryFn: async ({ signal }) => {
      const answer = await askAddress<Answer>(address ?? '', signal)
      if (answer.ok) await latest.current(answer.value)
      return null
    },
    enabled: address !== null,
    initialData: null, // the page was rendered with current data
    refetchOnMount: false,
    refetchInterval: hearsChanges ? pollEvery.channel : every,
    refetchOnWindowFocus: true,
    gcTime: 0,
  })
  const lastRequest = useRef({ at: 0, next: undefined as ReturnType<typeof setTimeout> | undefined })
  useTopic(address === null ? null : topic, ({ kind }) => {
    if (kind !== 'changed' || lastRequest.current.next !== undefined) return
    const ask = () => {
      lastRequest.current = { at: performance.now(), next: undefined }
      void refetch()
    }
    // At once, but not more often than without the channel, however many stories change.
    const wait = lastRequest.current.at + every - performance.now()
    if (lastRequest.current.at === 0 || wait <= 0) ask()
    else lastRequest.current.next = setTimeout(ask, wait)
  })
  useEffect(() => () => clearTimeout(lastRequest.current.next), [])
}
