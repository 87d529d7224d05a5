import { topOfPage } from '#app/(reader)/top-of-page.ts'
import { CorrectionsPage } from '#components/reader/corrections-page.tsx'
import { editionIn } from '#components/reader/edition.ts'
import { readCursor } from '#lib/cursor.ts'
import { newestCorrections } from '#newsroom/paper/newest-corrections.ts'
import { readStyle } from '#reader/assets.ts'
import { firstOf, languageOf, type ReaderPage } from '../language.ts'

export default async function CorrectionsRoute({ params, searchParams }: ReaderPage) {
  const language = languageOf((await params).language)
  const after = readCursor(firstOf((await searchParams).after))
  const [top, page] = await Promise.all([topOfPage(), newestCorrections(language, after)])
  return (
    <CorrectionsPage
      edition={editionIn(language)}
      masthead={top}
      corrections={page.corrections}
      next={page.next}
      isFirst={after === null}
      sheet={readStyle('listStyle')}
    />
  )
}
