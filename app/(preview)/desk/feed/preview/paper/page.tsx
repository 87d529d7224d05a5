import { notFound } from 'next/navigation'
import { PaperInLanguage } from '#app/(preview)/paper-in-language.tsx'
import { frontSheet, sectionSheet } from '#app/(reader)/arranged-sheets.ts'
import { topOfPage } from '#app/(reader)/top-of-page.ts'
import { feedAsked } from '#app/desk/feed/feed-asked.ts'
import { requirePerson } from '#app/person.ts'
import { editionIn } from '#components/reader/edition.ts'
import { FrontPage } from '#components/reader/front-page.tsx'
import { SectionPage } from '#components/reader/section-page.tsx'
import { liveNameOf, sectionOfFeed } from '#lib/feed-names.ts'
import { orNull } from '#lib/outcome.ts'
import { feedPreview } from '#newsroom/feed/feed-preview.ts'
import { plannedOrderInput } from '#newsroom/feed/input.ts'
import { sectionBySlug } from '#newsroom/paper/section-by-slug.ts'
import { can } from '#newsroom/people/policy.ts'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** The first page of a feed as readers will see it. */
export default async function FeedPreviewPaperPage({ searchParams }: Props) {
  const person = await requirePerson()
  const asked = await searchParams
  const sent = plannedOrderInput.safeParse({ feed: feedAsked(asked), at: asked.at ?? null })
  if (!sent.success || !can(person, 'see the feed desk', { mine: true, feed: sent.data.feed.name })) notFound()
  const shown = (await feedPreview(person, sent.data).catch(orNull)) ?? notFound()
  const { language, name } = sent.data.feed
  const slug = sectionOfFeed(liveNameOf(name))
  const section = slug === null ? null : ((await sectionBySlug(slug)) ?? notFound())
  const common = { edition: editionIn(language), masthead: await topOfPage(), isFirst: true }
  return (
    <PaperInLanguage language={language}>
      {section ? (
        <SectionPage {...common} section={section} page={{ stories: shown.stories, next: null }} sheet={sectionSheet(shown.stories)} />
      ) : (
        <FrontPage {...common} stories={shown.stories} next={null} shape={shown.shape} sheet={frontSheet(shown.stories, shown.shape)} />
      )}
    </PaperInLanguage>
  )
}
