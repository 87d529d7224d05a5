import { notFound } from 'next/navigation'
import { requirePerson, titleOf } from '#app/person.ts'
import { TemplatesPage } from '#components/templates/templates-page.tsx'
import { firstLanguage, publishedLanguages } from '#lib/publication.ts'
import { listSections } from '#newsroom/articles/list-sections.ts'
import { can } from '#newsroom/people/policy.ts'
import { templates } from '#newsroom/templates/templates.ts'
import { deleteTemplateAction, saveTemplateAction } from './actions.ts'

export const generateMetadata = titleOf((say) => say('templates.title'))

export default async function Templates() {
  const person = await requirePerson('/desk/settings/templates')
  if (!can(person, 'manage writing help')) notFound()
  return (
    <TemplatesPage
      templates={await templates(person)}
      languages={publishedLanguages()}
      sections={await listSections(person, firstLanguage())}
      actions={{ save: saveTemplateAction, remove: deleteTemplateAction }}
    />
  )
}
