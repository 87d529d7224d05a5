import '#app/desk/articles/[id]/canvas.css'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { describeEmbedAction, findStoriesAction, lookUpAction } from '#app/desk/articles/actions.ts'
import { saveSnippetAction } from '#app/desk/settings/snippets/actions.ts'
import { requirePerson, titleOf } from '#app/person.ts'
import { PageEditor } from '#components/pages/page-editor.tsx'
import { orNull } from '#lib/outcome.ts'
import { isPublished } from '#lib/publication.ts'
import { pageFor } from '#newsroom/pages/desk-pages.ts'
import { can } from '#newsroom/people/policy.ts'
import { publishPageAction, savePageAction, unpublishPageAction } from '../../actions.ts'

export const generateMetadata = titleOf((say) => say('pages.page'))

type Props = { params: Promise<{ id: string; language: string }> }

export default async function WritePage({ params }: Props) {
  const person = await requirePerson()
  const { id, language } = await params
  if (!can(person, 'change settings') || !isPublished(language)) notFound()
  const page = z.uuid().safeParse(id).success ? await pageFor(person, id, language).catch(orNull) : null
  if (!page) notFound()
  const actions = {
    ...{ save: savePageAction, publish: publishPageAction, unpublish: unpublishPageAction },
    ...{ lookUp: lookUpAction, describeEmbed: describeEmbedAction, findStories: findStoriesAction, saveSnippet: saveSnippetAction },
  }
  return <PageEditor key={`${page.id} ${language}`} page={page} language={language} actions={actions} />
}
