import { notFound } from 'next/navigation'
import { PaperInLanguage } from '#app/(preview)/paper-in-language.tsx'
import { textSheet } from '#app/(reader)/text-sheets.ts'
import { topOfPage } from '#app/(reader)/top-of-page.ts'
import { requirePerson } from '#app/person.ts'
import { ArticlePage } from '#components/reader/article-page.tsx'
import { editionIn } from '#components/reader/edition.ts'
import { orNull } from '#lib/outcome.ts'
import { isArticleId } from '#newsroom/articles/draft-for.ts'
import { previewFor } from '#newsroom/articles/preview-for.ts'
import { frontPage } from '#newsroom/paper/front-page.ts'
import { moreOnTopic } from '#newsroom/paper/more-on-topic.ts'

export default async function PreviewPaperPage({ params }: { params: Promise<{ id: string }> }) {
  const person = await requirePerson()
  const { id } = await params
  const article = isArticleId(id) ? await previewFor(person, id).catch(orNull) : null
  if (!article) notFound()
  const { language } = article
  const more = await moreOnTopic(article)
  const shown = [article, ...(more?.stories ?? [])].map(({ articleId }) => articleId)
  return (
    <PaperInLanguage language={language}>
      <ArticlePage
        edition={editionIn(language)}
        masthead={await topOfPage()}
        article={article}
        more={more}
        feed={await frontPage(language, null, 6, shown)}
        textSheet={textSheet(article.body)}
      />
    </PaperInLanguage>
  )
}
