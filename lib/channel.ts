import type { StepBatch } from './document-types.ts'

/** What the desk's pages and the channel (services/channel) send each other over a WebSocket, as JSON. */

/**
 * What a page can listen to: all stories, the feed, breaking news, who is in which story, one's own notices, the wire, or one story, its comments and whether
 * readers find it, by its id.
 */
export const topics = {
  ofDesk: ['stories', 'feed', 'breaking', 'presence', 'notices', 'wire'],
  ofStory: ['story', 'comments', 'outside'],
} as const
export type Topic = (typeof topics.ofDesk)[number] | `${(typeof topics.ofStory)[number]}:${string}`

/**
 * From a page: begin or stop listening (listening to a story or the feed says to others that one is there), or where one's caret is in a story that one
 * listens to.
 */
export type ToChannel = { kind: 'listen' | 'leave'; topic: string } | ({ kind: 'caret'; topic: string } & Caret)

/** A selection: positions in the document at a version of the story's log (newsroom/articles/add-steps.ts). */
export type Caret = { anchor: number; head: number; version: number }

/** Somebody who has a story open. */
export type Visitor = { id: string; name: string }

/** From the channel. But for `batches`, a change carries nothing of what changed: the page asks for it, and is checked as always. */
export type FromChannel =
  /**
   * `version`: only a story's text changed, and this is its newest version. `batches` lead to it from the version before, for those who have
   * the story open together.
   */
  | { kind: 'changed'; topic: Topic; version?: number; batches?: readonly StepBatch[] }
  /** From now on the page is told of the topic. What changed before that it must ask for. */
  | { kind: 'listening'; topic: Topic }
  | { kind: 'refused'; topic: string }
  | { kind: 'visitors'; topic: Topic; visitors: Visitor[] }
  /** Where somebody's caret is; null: gone. `page` tells the pages of one person apart. */
  | { kind: 'caret'; topic: Topic; page: string; visitor: Visitor; caret: Caret | null }
  | { kind: 'presence'; stories: Record<string, Visitor[]> }
  /** Sent every `aliveEvery` milliseconds, so that a page notices a connection that was lost without a word. */
  | { kind: 'alive' }

/** Why the channel closed a connection (RFC 6455 §7.4.2: 4000–4999 are ours). */
export const closeCodes = { signedOut: 4001, badMessage: 4002, tooManyMessages: 4003 } as const

/** Milliseconds between two messages that say that the channel is there. */
export const aliveEvery = 15_000

/** Where the channel answers on the site. */
export const channelPath = '/channel'
