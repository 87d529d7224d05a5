import '#app/desk/articles/[id]/canvas.css'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { lookUpAction } from '#app/desk/articles/actions.ts'
import { deskWords, requirePerson, titleOf } from '#app/person.ts'
import { PageHistory } from '#components/pages/page-history.tsx'
import { Page } from '#components/ui/page.tsx'
import { languageFacts } from '#lib/languages.ts'
import { orNull } from '#lib/outcome.ts'
import { pagePath } from '#lib/paths.ts'
import { isPublished } from '#lib/publication.ts'
import { pageFor } from '#newsroom/pages/desk-pages.ts'
import { earlierPage, pageHistory } from '#newsroom/pages/page-history.ts'
import { can } from '#newsroom/people/policy.ts'
import { restorePageAction } from '../../../actions.ts'

export const generateMetadata = titleOf((say) => say('pages.history'))

type Props = { params: Promise<{ id: string; language: string }>; searchParams: Promise<{ text?: string }> }

const isId = (text: string | undefined): text is string => z.uuid().safeParse(text).success

export default async function HistoryOfPage({ params, searchParams }: Props) {
  const person = await requirePerson()
  const { id, language } = await params
  const { text } = await searchParams
  if (!can(person, 'change settings') || !isPublished(language) || !isId(id)) notFound()
  const page = await pageFor(person, id, language).catch(orNull)
  if (!page) notFound()
  const opened = isId(text) ? await earlierPage(person, id, language, text).catch(orNull) : null
  const { say } = await deskWords()
  return (
    <Page title={say('pages.historyOf', { language: languageFacts[language].name, path: pagePath(language, page.slug) })} wide>
      <PageHistory
        key={text}
        place={{ pageId: id, language }}
        version={page.version}
        revisions={await pageHistory(person, id, language)}
        opened={opened && isId(text) ? { id: text, ...opened } : null}
        actions={{ restore: restorePageAction, lookUp: lookUpAction }}
      />
    </Page>
  )
}
