import { textSheet } from '#app/(reader)/text-sheets.ts'
import { topOfPage } from '#app/(reader)/top-of-page.ts'
import { ClosedPreview } from '#components/reader/closed-preview.tsx'
import { editionIn } from '#components/reader/edition.ts'
import { PreviewPage } from '#components/reader/preview-page.tsx'
import { isLanguage } from '#lib/languages.ts'
import { firstLanguage } from '#lib/publication.ts'
import { openPreview } from '#newsroom/preview/open-preview.ts'
import { readStyle } from '#reader/assets.ts'

/** proxy.ts leads here the preview links that are open; one that was closed a moment ago opens nothing here either. */
export default async function OutsidePreviewPage({ params }: { params: Promise<{ language: string; token: string }> }) {
  const { language, token } = await params
  const [top, preview] = await Promise.all([topOfPage(), openPreview(token)])
  if (!preview)
    return (
      <ClosedPreview edition={editionIn(isLanguage(language) ? language : firstLanguage())} masthead={top} sheet={readStyle('listStyle')} />
    )
  return (
    <PreviewPage
      {...preview}
      edition={editionIn(preview.article.language)}
      masthead={top}
      sheet={readStyle('previewStyle')}
      textSheet={textSheet(preview.article.body)}
    />
  )
}
