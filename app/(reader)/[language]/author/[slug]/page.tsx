import { notFound } from 'next/navigation'
import { topOfPage } from '#app/(reader)/top-of-page.ts'
import { AuthorOpening } from '#components/reader/author-opening.tsx'
import { editionIn } from '#components/reader/edition.ts'
import { ListPage } from '#components/reader/list-page.tsx'
import { readCursor } from '#lib/cursor.ts'
import { authorPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { authorBySlug } from '#newsroom/paper/author-by-slug.ts'
import { byAuthor } from '#newsroom/paper/by-author.ts'
import { readStyle } from '#reader/assets.ts'
import { firstOf, languageOf, type ReaderPage } from '../../language.ts'

export default async function AuthorPage({ params, searchParams }: ReaderPage<{ slug: string }>) {
  const { language: code, slug } = await params
  const language = languageOf(code)
  const after = readCursor(firstOf((await searchParams).after))
  const [top, author] = await Promise.all([topOfPage(), authorBySlug(slug)])
  if (!author) notFound()
  const page = await byAuthor(author.id, language, after)
  const edition = editionIn(language)
  return (
    <ListPage
      edition={edition}
      masthead={top}
      name={localize(author.name, language)}
      description={author.biography ? localize(author.biography, language) : ''}
      pathIn={(other) => authorPath(other, slug)}
      ownTags={[tags.author(author.id)]}
      page={page}
      isFirst={after === null}
      sheet={readStyle('listStyle')}
    >
      <AuthorOpening edition={edition} author={author} />
    </ListPage>
  )
}
