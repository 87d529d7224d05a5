import { topOfPage } from '#app/(reader)/top-of-page.ts'
import { editionIn } from '#components/reader/edition.ts'
import { Notice } from '#components/reader/notice.tsx'
import { readStyle } from '#reader/assets.ts'
import { languageOf, type ReaderPage } from '../language.ts'

/** 410, the tombstone of a taken-down story. proxy.ts rewrites to this page and sets the status. It reads nothing of the story. */
export default async function GonePage({ params }: ReaderPage) {
  const language = languageOf((await params).language)
  const edition = editionIn(language)
  const { words } = edition
  return (
    <Notice
      edition={edition}
      masthead={await topOfPage()}
      code={410}
      title={words('goneTitle')}
      text={words('gone')}
      sheet={readStyle('listStyle')}
    />
  )
}
