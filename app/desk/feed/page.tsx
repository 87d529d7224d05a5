import { notFound, redirect } from 'next/navigation'
import { allowPictureAction } from '#app/desk/articles/workflow-actions.ts'
import { feedAsked } from '#app/desk/feed/feed-asked.ts'
import { requirePerson, titleOf } from '#app/person.ts'
import { feedDeskPath, rowsAtFirst } from '#components/feed/actions.ts'
import { FeedDesk } from '#components/feed/feed-desk.tsx'
import { isDraftName, liveNameOf, mainFeed, sectionFeed } from '#lib/feed-names.ts'
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
  const asked = await searchParams
  const feed = feedAsked(asked) ?? notFound()
  const { sections } = await masthead()
  // Who looks after some sections orders those.
  const choices = [
    { section: null, name: '' },
    ...sections.map(({ slug, name }) => ({ section: slug, name: localize(name, feed.language) })),
  ].filter(({ section }) => can(person, 'see the feed desk', { mine: true, feed: section === null ? mainFeed : sectionFeed(section) }))
  const [first] = choices
  if (asked.section === undefined && first?.section) redirect(feedDeskPath({ name: sectionFeed(first.section), language: feed.language }))
  if (!can(person, 'see the feed desk', { mine: true, feed: feed.name })) notFound()
  const [order, moves] = await Promise.all([deskOrder(person, { feed, length: rowsAtFirst }).catch(orNull), feedHistory(person, { feed })])
  // A draft order that was launched or thrown away: the feed itself is still there.
  if (!order && isDraftName(feed.name)) redirect(feedDeskPath({ ...feed, name: liveNameOf(feed.name) }))
  if (!order?.ok || !moves.ok) notFound()
  return (
    <FeedDesk
      key={`${feed.name} ${feed.language}`}
      feed={feed}
      sections={choices}
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
        allowPicture: allowPictureAction,
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
