import { topOfPage } from '#app/(reader)/top-of-page.ts'
import { ClosedPreview } from '#components/reader/closed-preview.tsx'
import { editionIn } from '#components/reader/edition.ts'
import { firstLanguage } from '#lib/publication.ts'
import { readStyle } from '#reader/assets.ts'

/** Any preview link that opens nothing: proxy.ts rewrites to this page and sets the status. */
export default async function ClosedPreviewPage() {
  return <ClosedPreview edition={editionIn(firstLanguage())} masthead={await topOfPage()} sheet={readStyle('listStyle')} />
}
