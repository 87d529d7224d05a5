import { editionIn } from '#components/reader/edition.ts'
import { Notice } from '#components/reader/notice.tsx'
import { readStyle } from '#reader/assets.ts'
import { languageOf, type ReaderPage } from '../language.ts'

/** 503: proxy.ts rewrites to this page when Postgres does not answer, so it makes no query. */
export default async function TroublePage({ params }: ReaderPage) {
  const language = languageOf((await params).language)
  const edition = editionIn(language)
  const { words } = edition
  const bare = { name: { [language]: words('feed') }, tagline: {}, sections: [], breaking: [] }
  return (
    <Notice
      edition={edition}
      masthead={bare}
      code={503}
      title={words('troubleTitle')}
      text={words('trouble')}
      sheet={readStyle('listStyle')}
    />
  )
}
