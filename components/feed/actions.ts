import { isDraftName, liveNameOf, sectionOfFeed } from '#lib/feed-names.ts'
import type { Language } from '#lib/languages.ts'
import type { Asked, RequestProblem } from '#lib/outcome.ts'
import type { Anchor } from '#newsroom/feed/arrange.ts'
import type { beginDraftOrder } from '#newsroom/feed/begin-draft-order.ts'
import type { chooseShape } from '#newsroom/feed/choose-shape.ts'
import type { deskOrder } from '#newsroom/feed/desk-order.ts'
import type { discardDraftOrder } from '#newsroom/feed/discard-draft-order.ts'
import type { feedHistory } from '#newsroom/feed/feed-history.ts'
import type { findLeftOut } from '#newsroom/feed/find-left-out.ts'
import type { launchOrder } from '#newsroom/feed/launch-order.ts'
import type { move } from '#newsroom/feed/move.ts'
import type { olderOrder } from '#newsroom/feed/older-order.ts'
import type { pin } from '#newsroom/feed/pin.ts'
import type { putIn } from '#newsroom/feed/put-in.ts'
import type { restoreOrder } from '#newsroom/feed/restore-order.ts'
import type { setLook } from '#newsroom/feed/set-look.ts'
import type { takeOut } from '#newsroom/feed/take-out.ts'
import type { undo } from '#newsroom/feed/undo.ts'
import type { unpin } from '#newsroom/feed/unpin.ts'
import type { cancelSchedule } from '#newsroom/schedule/cancel-schedule.ts'
import type { schedule } from '#newsroom/schedule/schedule.ts'
import type { allowPicture } from '#newsroom/workflow/allow-picture.ts'

/** The rows that the feed desk shows at first and at least. Each has buttons and a menu, so a long list renders slowly. */
export const rowsAtFirst = 40

export type FeedName = { name: string; language: Language }
export type To = { top: true } | { anchors: Anchor[]; pinned?: boolean } | { rank: number }

/** The server actions of the feed desk, passed in by its page. */
export type FeedActions = {
  move: Asked<typeof move>
  pin: Asked<typeof pin>
  unpin: Asked<typeof unpin>
  takeOut: Asked<typeof takeOut>
  putIn: Asked<typeof putIn>
  undo: Asked<typeof undo>
  order: Asked<typeof deskOrder>
  log: Asked<typeof feedHistory>
  leftOut: Asked<typeof findLeftOut>
  setLook: Asked<typeof setLook>
  allowPicture: Asked<typeof allowPicture>
  chooseShape: Asked<typeof chooseShape>
  beginDraft: Asked<typeof beginDraftOrder>
  discardDraft: Asked<typeof discardDraftOrder>
  launch: Asked<typeof launchOrder>
  olderOrder: Asked<typeof olderOrder>
  restore: Asked<typeof restoreOrder>
  schedule: Asked<typeof schedule>
  cancelSchedule: Asked<typeof cancelSchedule>
}

/** The feeds that the desk can show: the main one, and one a section. */
export type FeedChoice = { section: string | null; name: string }

/** Where the desk shows a feed, or its draft order. */
export function feedDeskPath({ name, language }: FeedName, page: '' | '/preview' | '/preview/paper' | '/version' = ''): string {
  const section = sectionOfFeed(liveNameOf(name))
  const query = new URLSearchParams({ language, ...(section !== null && { section }), ...(isDraftName(name) && { draft: '1' }) })
  return `/desk/feed${page}?${query}`
}

/** What is asked about one story: its position, how it looks in this feed, when its pin ends or when it leaves. */
export type Ask = { articleId: string; what: 'position' | 'look' | 'unpin' | 'take-out' }

/** What can be wrong with a time for which something is planned. */
export const planProblems = ['no-such-time', 'two-times', 'past', 'planned', 'gone'] as const
/** Problems of planning a story, which a feed's plans do not have. */
type StoryProblem = Exclude<
  Extract<Awaited<ReturnType<FeedActions['schedule']>>, { ok: false }>['problem'],
  (typeof planProblems)[number] | RequestProblem
>
type PlanProblem = (typeof planProblems)[number] | StoryProblem | 'ended'

export type FeedProblem =
  | 'moved-meanwhile'
  | 'anchor-gone'
  | 'not-in-feed'
  | 'not-live'
  | 'no-such-move'
  | 'not-undoable'
  | 'no-picture'
  | 'rights-ended'
  | 'ask-first'
  | 'no-draft'
  | 'already-begun'
  | PlanProblem
  | RequestProblem
