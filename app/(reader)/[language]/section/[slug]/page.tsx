import { notFound } from 'next/navigation'
import { sectionSheet } from '#app/(reader)/arranged-sheets.ts'
import { topOfPage } from '#app/(reader)/top-of-page.ts'
import { editionIn } from '#components/reader/edition.ts'
import { SectionPage } from '#components/reader/section-page.tsx'
import { sectionBySlug } from '#newsroom/paper/section-by-slug.ts'
import { readSectionKey, sectionPage } from '#newsroom/paper/section-page.ts'
import { firstOf, languageOf, type ReaderPage } from '../../language.ts'

export default async function SectionRoute({ params, searchParams }: ReaderPage<{ slug: string }>) {
  const { language: code, slug } = await params
  const language = languageOf(code)
  const after = readSectionKey(firstOf((await searchParams).after))
  const [top, section] = await Promise.all([topOfPage(), sectionBySlug(slug)])
  if (!section) notFound()
  const page = await sectionPage(section, language, after)
  return (
    <SectionPage
      edition={editionIn(language)}
      masthead={top}
      section={section}
      page={page}
      isFirst={after === null}
      sheet={sectionSheet(page.stories)}
    />
  )
}
