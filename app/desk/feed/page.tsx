import { notFound } from 'next/navigation'
import { requirePerson, titleOf } from '#app/person.ts'
import { rowsAtFirst } from '#components/feed/actions.ts'
import { FeedDesk } from '#components/feed/feed-desk.tsx'
import { NotFound } from '#lib/outcome.ts'
import { firstLanguage, isPublished, newsroomZone } from '#lib/publication.ts'
import { deskOrder } from '#newsroom/feed/desk-order.ts'
import { feedHistory } from '#newsroom/feed/feed-history.ts'
import { can } from '#newsroom/people/policy.ts'
import * as actions from './actions.ts'

type Props = { searchParams: Promise<{ language?: string | string[] }> }

export const generateMetadata = titleOf((say) => say('desk.feed'))

export default async function FeedPage({ searchParams }: Props) {
  const person = await requirePerson('/desk/feed')
  if (!can(person, 'see the feed desk')) notFound()
  const { language: asked = firstLanguage() } = await searchParams
  const language = typeof asked === 'string' && isPublished(asked) ? asked : notFound()
  const feed = { name: 'main', language }
  const [order, moves] = await Promise.all([deskOrder(person, { feed, length: rowsAtFirst }).catch(orNull), feedHistory(person, { feed })])
  if (!order?.ok || !moves.ok) notFound()
  return (
    <FeedDesk
      key={language}
      feed={feed}
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
      }}
    />
  )
}

function orNull(error: unknown): null {
  if (error instanceof NotFound) return null
  throw error
}
