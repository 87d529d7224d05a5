import { notFound } from 'next/navigation'
import { requirePerson, titleOf } from '#app/person.ts'
import { ImportPage } from '#components/imports/import-page.tsx'
import { importRuns } from '#newsroom/import-runs/import-runs.ts'
import { can } from '#newsroom/people/policy.ts'
import { addImportAction } from './actions.ts'

export const generateMetadata = titleOf((say) => say('desk.import'))

export default async function Import() {
  const person = await requirePerson('/desk/import')
  if (!can(person, 'move the newsroom')) notFound()
  return <ImportPage runs={await importRuns(person)} add={addImportAction} />
}
