import { notFound } from 'next/navigation'
import { requirePerson, titleOf } from '#app/person.ts'
import { SectionsPage } from '#components/taxonomy/sections-page.tsx'
import { can } from '#newsroom/people/policy.ts'
import { sectionsOfDesk } from '#newsroom/taxonomy/taxonomy-desk.ts'
import {
  changeSectionAction,
  createSectionAction,
  deleteSectionAction,
  mergeSectionsAction,
  orderSectionsAction,
  usesOfSectionAction,
} from '../actions.ts'

export const generateMetadata = titleOf((say) => say('taxonomy.sections'))

export default async function Page() {
  const person = await requirePerson('/desk/taxonomy/sections')
  if (!can(person, 'manage the taxonomy')) notFound()
  const end = { uses: usesOfSectionAction, merge: mergeSectionsAction, delete: deleteSectionAction }
  const actions = { create: createSectionAction, change: changeSectionAction, order: orderSectionsAction, end }
  return <SectionsPage sections={await sectionsOfDesk(person)} actions={actions} />
}
