'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Caret, FromChannel, Topic, Visitor } from '#lib/channel.ts'
import { ChannelClient, type ChannelState } from './channel-client.ts'

let client: ChannelClient | null = null

/** The page's connection, created in the browser when first needed. */
function channel(): ChannelClient {
  if (client) return client
  const made = new ChannelClient()
  window.addEventListener('online', made.retryNow)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && made.retryNow())
  client = made
  return made
}

/** Listens to a topic of the channel (null: to none) while the component is there. */
export function useTopic(topic: Topic | null, onMessage: (message: Extract<FromChannel, { topic: string }>) => void): void {
  const latest = useRef(onMessage)
  latest.current = onMessage
  useEffect(() => (topic === null ? undefined : channel().listen(topic, (message) => latest.current(message))), [topic])
}

/** Tells the others in a story where one's caret is. */
export const moveCaret = (articleId: string, caret: Caret): void => channel().moveCaret(`story:${articleId}`, caret)

const watch = (onChange: () => void) => channel().watch(onChange)

/** Whether the page is told of changes at once. */
export const useChannelState = (): ChannelState =>
  useSyncExternalStore<ChannelState>(
    watch,
    () => channel().state(),
    () => 'connecting',
  )

/** Who has a story open now, except oneself. While the component is mounted, others see that one has it open. */
export const useVisitors = (articleId: string, ownId: string): Visitor[] => useVisitorsOf(`story:${articleId}`, ownId)

/** The same for the feed desk, which is the topic 'feed'. */
export function useVisitorsOf(topic: Topic, ownId: string): Visitor[] {
  const [visitors, setVisitors] = useState<Visitor[]>([])
  const state = useChannelState()
  useTopic(topic, (message) => {
    if (message.kind === 'visitors') setVisitors(message.visitors.filter(({ id }) => id !== ownId))
  })
  return state === 'live' ? visitors : nobody
}

const nobody: Visitor[] = []

/** Who else has a story of a list open now. Drawn again only for this story: a list has forty, and hears of every story of the newsroom. */
export function usePresence(articleId: string): readonly Visitor[] {
  useTopic('presence', () => {})
  return useSyncExternalStore(
    watch,
    () => channel().presence()[articleId] ?? nobody,
    () => nobody,
  )
}
