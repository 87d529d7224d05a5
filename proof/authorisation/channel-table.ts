import type { topics as known, ToChannel } from '#lib/channel.ts'
import { editors, editorsOfAll, everyone, type May, whoSeesIt } from './may.ts'

/** What changes so that those who listen hear of it (channel.test.ts). */
export type Changes = Record<'story' | 'feed' | 'breaking' | 'visit' | 'notice' | 'comment' | 'check' | 'wire', () => Promise<unknown>>

/**
 * Every topic of the channel, and what tells of a change to it: who may listen hears of that change, everybody else is refused and hears
 * nothing. A topic of a story is tried on Olena's draft.
 */
export const topics: Record<(typeof known.ofDesk)[number] | (typeof known.ofStory)[number], { may: May; change: keyof Changes }> = {
  stories: { may: everyone, change: 'story' },
  feed: { may: editors, change: 'feed' },
  breaking: { may: editorsOfAll, change: 'breaking' },
  presence: { may: everyone, change: 'visit' },
  notices: { may: everyone, change: 'notice' },
  wire: { may: everyone, change: 'wire' },
  story: { may: whoSeesIt, change: 'story' },
  comments: { may: whoSeesIt, change: 'comment' },
  outside: { may: whoSeesIt, change: 'check' },
}

/** Every kind of message that a page may send, and what it says of a topic that one may not hear: nothing, or that it is refused. */
export const messages: Record<ToChannel['kind'], { say: object; isRefused: boolean }> = {
  listen: { say: {}, isRefused: true },
  leave: { say: {}, isRefused: false },
  caret: { say: { anchor: 1, head: 1, version: 1 }, isRefused: true },
}
