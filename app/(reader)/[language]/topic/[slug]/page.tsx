import { notFound } from 'next/navigation'
import { topOfPage } from '#app/(reader)/top-of-page.ts'
import { editionIn } from '#components/reader/edition.ts'
import { ListPage } from '#components/reader/list-page.tsx'
import { Opening } from '#components/reader/opening.tsx'
import { readCursor } from '#lib/cursor.ts'
import { topicPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { onTopic } from '#newsroom/paper/on-topic.ts'
import { topicBySlug } from '#newsroom/paper/topic-by-slug.ts'
import { readStyle } from '#reader/assets.ts'
import { firstOf, languageOf, type ReaderPage } from '../../language.ts'

export default async function TopicPage({ params, searchParams }: ReaderPage<{ slug: string }>) {
  const { language: code, slug } = await params
  const language = languageOf(code)
  const after = readCursor(firstOf((await searchParams).after))
  const [top, topic] = await Promise.all([topOfPage(), topicBySlug(slug)])
  if (!topic) notFound()
  const page = await onTopic(topic.id, language, after)
  const edition = editionIn(language)
  const name = localize(topic.name, language)
  return (
    <ListPage
      edition={edition}
      masthead={top}
      name={name}
      description=""
      pathIn={(other) => topicPath(other, slug)}
      ownTags={[tags.topic(topic.id)]}
      page={page}
      isFirst={after === null}
      sheet={readStyle('listStyle')}
    >
      <Opening label={edition.words('topic')} name={name} description="" />
    </ListPage>
  )
}
