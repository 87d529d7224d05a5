import { notFound } from 'next/navigation'
import { PaperInLanguage } from '#app/(preview)/paper-in-language.tsx'
import { frontSheet } from '#app/(reader)/arranged-sheets.ts'
import { topOfPage } from '#app/(reader)/top-of-page.ts'
import { requirePerson } from '#app/person.ts'
import { editionIn } from '#components/reader/edition.ts'
import { FrontPage } from '#components/reader/front-page.tsx'
import { newsPath } from '#lib/paths.ts'
import { previewBreakingInput } from '#newsroom/breaking/input.ts'
import { cardById } from '#newsroom/paper/card-by-id.ts'
import { frontPage, frontShape } from '#newsroom/paper/front-page.ts'
import { can } from '#newsroom/people/policy.ts'
import { readStyle } from '#reader/assets.ts'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** The front page with the banner of breaking news, and its story on top, as readers will have it. */
export default async function BreakingPreviewPaperPage({ searchParams }: Props) {
  const person = await requirePerson()
  if (!can(person, 'publish breaking news')) notFound()
  const sent = previewBreakingInput.safeParse(await searchParams)
  if (!sent.success) notFound()
  const { language, text, articleId } = sent.data
  const [top, page, shape, story] = await Promise.all([
    topOfPage(),
    frontPage(language, null, undefined, articleId ? [articleId] : []),
    frontShape(language),
    articleId ? cardById(articleId) : null,
  ])
  const stories = story ? [{ ...story, pinned: true }, ...page.stories] : page.stories
  const banner = { version: 'preview', language, text, articleId, path: story && newsPath(story.language, story.slug) }
  return (
    <PaperInLanguage language={language}>
      <FrontPage
        edition={editionIn(language)}
        masthead={{ ...top, breaking: [banner], bannerSheet: readStyle('bannerStyle') }}
        stories={stories}
        next={null}
        isFirst
        shape={shape}
        sheet={frontSheet(stories, shape)}
      />
    </PaperInLanguage>
  )
}
