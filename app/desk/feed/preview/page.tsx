import { notFound } from 'next/navigation'
import { feedAsked } from '#app/desk/feed/feed-asked.ts'
import { requirePerson, titleOf } from '#app/person.ts'
import { FeedPreview } from '#components/feed/feed-preview.tsx'
import { newsroomZone } from '#lib/publication.ts'
import { can } from '#newsroom/people/policy.ts'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export const generateMetadata = titleOf((say) => say('feed.preview'))

export default async function FeedPreviewPage({ searchParams }: Props) {
  const person = await requirePerson('/desk/feed/preview')
  if (!can(person, 'see the feed desk')) notFound()
  const feed = feedAsked(await searchParams) ?? notFound()
  if (!can(person, 'see the feed desk', { mine: true, feed: feed.name })) notFound()
  return <FeedPreview feed={feed} zone={newsroomZone()} />
}
