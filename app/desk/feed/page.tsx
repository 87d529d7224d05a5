import { notFound, redirect } from 'next/navigation'
import { feedAsked } from '#app/desk/feed/feed-asked.ts'
import { requirePerson, titleOf } from '#app/person.ts'
import { feedDeskPath, rowsAtFirst } from '#components/feed/actions.ts'
import { FeedDesk } from '#components/feed/feed-desk.tsx'
import { isDraftName, liveNameOf } from '#lib/feed-names.ts'
import { orNull } from '#lib/outcome.ts'
import { localize, newsroomZone } from '#lib/publication.ts'
import { deskOrder } from '#newsroom/feed/desk-order.ts'
import { feedHistory } from '#newsroom/feed/feed-history.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import { can } from '#newsroom/people/policy.ts'
import * as actions from './actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export const generateMetadata = titleOf((say) => say('desk.feed'))

export default async function FeedPage({ searchParams }: Props) {
  const person = await requirePerson('/desk/feed')
  if (!can(person, 'see the feed desk')) notFound()
  const feed = feedAsked(await searchParams) ?? notFound()
  const [order, moves, { sections }] = await Promise.all([
    deskOrder(person, { feed, length: rowsAtFirst }).catch(orNull),
    feedHistory(person, { feed }),
    masthead(),
  ])
  // A draft order that was launched or thrown away: the feed itself is still there.
  if (!order && isDraftName(feed.name)) redirect(feedDeskPath({ ...feed, name: liveNameOf(feed.name) }))
  if (!order?.ok || !moves.ok) notFound()
  return (
    <FeedDesk
      key={`${feed.name} ${feed.language}`}
      feed={feed}
      sections={sections.map(({ slug, name }) => ({ section: slug, name: localize(name, feed.language) }))}
      personId={person.id}
      start={{ order: order.value, moves: moves.value }}
      zone={newsroomZone()}
      actions={{
        move: actions.moveAction,
        pin: actions.pinAction,
        unpin: actions.unpinAction,
        takeOut: actions.takeOutAction,
        putIn: actions.putInAction,
        undo: actions.undoAction,
        order: actions.orderAction,
        log: actions.logAction,
        leftOut: actions.leftOutAction,
        setLook: actions.setLookAction,
        chooseShape: actions.chooseShapeAction,
        beginDraft: actions.beginDraftAction,
        discardDraft: actions.discardDraftAction,
        launch: actions.launchAction,
        olderOrder: actions.olderOrderAction,
        restore: actions.restoreAction,
        schedule: actions.scheduleAction,
        cancelSchedule: actions.cancelScheduleAction,
      }}
    />
  )
}
