import { frontSheet } from '#app/(reader)/arranged-sheets.ts'
import { topOfPage } from '#app/(reader)/top-of-page.ts'
import { editionIn } from '#components/reader/edition.ts'
import { FrontPage } from '#components/reader/front-page.tsx'
import { frontPage, frontShape, readFeedKey } from '#newsroom/paper/front-page.ts'
import { firstOf, languageOf, type ReaderPage } from './language.ts'

export default async function FeedPage({ params, searchParams }: ReaderPage) {
  const language = languageOf((await params).language)
  const after = readFeedKey(firstOf((await searchParams).after))
  const [top, page, shape] = await Promise.all([topOfPage(), frontPage(language, after), frontShape(language)])
  return (
    <FrontPage
      edition={editionIn(language)}
      masthead={top}
      stories={page.stories}
      next={page.next}
      isFirst={after === null}
      shape={shape}
      sheet={frontSheet(page.stories, shape)}
    />
  )
}
