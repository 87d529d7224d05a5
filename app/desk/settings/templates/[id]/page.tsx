import '#app/desk/articles/[id]/canvas.css'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { describeEmbedAction, findStoriesAction, lookUpAction } from '#app/desk/articles/actions.ts'
import { saveSnippetAction } from '#app/desk/settings/snippets/actions.ts'
import { requirePerson, titleOf } from '#app/person.ts'
import { TemplateEditor } from '#components/templates/template-editor.tsx'
import { orNull } from '#lib/outcome.ts'
import { can } from '#newsroom/people/policy.ts'
import { templateFor } from '#newsroom/templates/templates.ts'
import { writeTemplateAction } from '../actions.ts'

type Props = { params: Promise<{ id: string }> }

export const generateMetadata = titleOf((say) => say('templates.template'))

export default async function WriteTemplate({ params }: Props) {
  const person = await requirePerson()
  const { id } = await params
  if (!can(person, 'manage writing help')) notFound()
  const template = z.uuid().safeParse(id).success ? await templateFor(person, id).catch(orNull) : null
  if (!template) notFound()
  const actions = {
    lookUp: lookUpAction,
    describeEmbed: describeEmbedAction,
    findStories: findStoriesAction,
    saveSnippet: saveSnippetAction,
  }
  return <TemplateEditor template={template} write={writeTemplateAction} actions={actions} />
}
