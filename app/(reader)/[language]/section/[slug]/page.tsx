import { notFound } from 'next/navigation'
import { editionIn } from '#components/reader/edition.ts'
import { ListPage } from '#components/reader/list-page.tsx'
import { Opening } from '#components/reader/opening.tsx'
import { readCursor } from '#lib/cursor.ts'
import { sectionPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { inSection } from '#newsroom/paper/in-section.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import { sectionBySlug } from '#newsroom/paper/section-by-slug.ts'
import { readStyle } from '#reader/assets.ts'
import { firstOf, languageOf, type ReaderPage } from '../../language.ts'

export default async function SectionPage({ params, searchParams }: ReaderPage<{ slug: string }>) {
  const { language: code, slug } = await params
  const language = languageOf(code)
  const after = readCursor(firstOf((await searchParams).after))
  const [top, section] = await Promise.all([masthead(), sectionBySlug(slug)])
  if (!section) notFound()
  const page = await inSection(section.id, language, after)
  const edition = editionIn(language)
  const name = localize(section.name, language)
  const description = section.description ? localize(section.description, language) : ''
  return (
    <ListPage
      edition={edition}
      masthead={top}
      name={name}
      description={description}
      pathIn={(other) => sectionPath(other, slug)}
      tag={tags.section(section.id)}
      page={page}
      isFirst={after === null}
      sheet={readStyle('listStyle')}
      section={slug}
    >
      <Opening label={edition.words('section')} name={name} description={description} />
    </ListPage>
  )
}
