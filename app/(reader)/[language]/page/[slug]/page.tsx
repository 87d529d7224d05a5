import { notFound } from 'next/navigation'
import { textSheet } from '#app/(reader)/text-sheets.ts'
import { topOfPage } from '#app/(reader)/top-of-page.ts'
import { editionIn } from '#components/reader/edition.ts'
import { HousePageView } from '#components/reader/house-page.tsx'
import { housePage } from '#newsroom/paper/house-page.ts'
import { languageOf, type ReaderPage } from '../../language.ts'

export default async function HousePagePage({ params }: ReaderPage<{ slug: string }>) {
  const { language: code, slug } = await params
  const language = languageOf(code)
  const [top, page] = await Promise.all([topOfPage(), housePage(language, slug)])
  if (!page) notFound()
  return <HousePageView edition={editionIn(language)} masthead={top} page={page} textSheet={textSheet(page.body)} />
}
