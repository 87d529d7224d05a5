import { notFound } from 'next/navigation'
import { textSheet } from '#app/(reader)/text-sheets.ts'
import { topOfPage } from '#app/(reader)/top-of-page.ts'
import { ArticlePage } from '#components/reader/article-page.tsx'
import { editionIn } from '#components/reader/edition.ts'
import { frontPage } from '#newsroom/paper/front-page.ts'
import { moreOnTopic } from '#newsroom/paper/more-on-topic.ts'
import { publishedBySlug } from '#newsroom/paper/published-by-slug.ts'
import { languageOf, type ReaderPage } from '../../language.ts'

/** How many of the latest stories are shown below an article. The budget of a page is 10 KB (docs/decisions/0020). */
const latest = 4

export default async function NewsPage({ params }: ReaderPage<{ slug: string }>) {
  const { language: code, slug } = await params
  const language = languageOf(code)
  const [top, article] = await Promise.all([topOfPage(), publishedBySlug(language, slug)])
  if (!article) notFound()
  const more = await moreOnTopic(article)
  const shown = [article, ...(more?.stories ?? [])].map(({ articleId }) => articleId)
  const feed = await frontPage(language, null, latest, shown)
  return (
    <ArticlePage
      edition={editionIn(language)}
      masthead={top}
      article={article}
      more={more}
      feed={feed}
      textSheet={textSheet(article.body)}
    />
  )
}
