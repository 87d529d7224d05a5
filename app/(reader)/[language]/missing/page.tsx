import { topOfPage } from '#app/(reader)/top-of-page.ts'
import { editionIn } from '#components/reader/edition.ts'
import { Notice } from '#components/reader/notice.tsx'
import { frontPage } from '#newsroom/paper/front-page.ts'
import { readStyle } from '#reader/assets.ts'
import { languageOf, type ReaderPage } from '../language.ts'

/** 404: proxy.ts rewrites to this page and sets the status. */
export default async function MissingPage({ params }: ReaderPage) {
  const language = languageOf((await params).language)
  const edition = editionIn(language)
  const [top, feed] = await Promise.all([topOfPage(), frontPage(language, null, 5)])
  const { words } = edition
  return (
    <Notice
      edition={edition}
      masthead={top}
      code={404}
      title={words('missingTitle')}
      text={words('missing')}
      feed={feed}
      sheet={readStyle('listStyle')}
    />
  )
}
