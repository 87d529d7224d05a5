import { notFound } from 'next/navigation'
import { requirePerson } from '#app/person.ts'
import { ArticlePage } from '#components/reader/article-page.tsx'
import { editionIn } from '#components/reader/edition.ts'
import { languageFacts } from '#lib/languages.ts'
import { NotFound } from '#lib/outcome.ts'
import { isArticleId } from '#newsroom/articles/draft-for.ts'
import { previewFor } from '#newsroom/articles/preview-for.ts'
import { frontPage } from '#newsroom/paper/front-page.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import { moreOnTopic } from '#newsroom/paper/more-on-topic.ts'
import { readStyle, stylesFor } from '#reader/assets.ts'

export default async function PreviewPaperPage({ params }: { params: Promise<{ id: string }> }) {
  const person = await requirePerson()
  const { id } = await params
  const article = isArticleId(id) ? await previewFor(person, id).catch(orNull) : null
  if (!article) notFound()
  const { language } = article
  const more = await moreOnTopic(article)
  const shown = [article, ...(more?.stories ?? [])].map(({ articleId }) => articleId)
  return (
    <div lang={language} dir={languageFacts[language].direction}>
      {/* What pages of the language have besides the style of all, which the layout links. */}
      <style href={`of-${language}`} precedence="page">
        {stylesFor(languageFacts[language]).slice(1).map(readStyle).join('')}
      </style>
      <ArticlePage
        edition={editionIn(language)}
        masthead={await masthead()}
        article={article}
        more={more}
        feed={await frontPage(language, null, 6, shown)}
        tableSheet={readStyle('tableStyle')}
      />
    </div>
  )
}

function orNull(error: unknown): null {
  if (error instanceof NotFound) return null
  throw error
}
