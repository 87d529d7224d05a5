import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requirePerson, titleOf } from '#app/person.ts'
import { RunPage } from '#components/imports/run-page.tsx'
import { orNull } from '#lib/outcome.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { importReport } from '#newsroom/import-runs/import-report.ts'
import { importRun } from '#newsroom/import-runs/import-runs.ts'
import { reportInput } from '#newsroom/import-runs/input.ts'
import { can } from '#newsroom/people/policy.ts'
import { beginImportAction, discardImportedAction, removeImportAction, stopImportAction } from '../actions.ts'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = titleOf((say) => say('desk.import'))

export default async function Run({ params, searchParams }: Props) {
  const { id } = await params
  const person = await requirePerson(`/desk/import/${id}`)
  if (!can(person, 'move the newsroom') || !z.uuid().safeParse(id).success) notFound()
  const run = await importRun(person, id).catch(orNull)
  if (!run) notFound()
  const wanted = reportInput.parse(await searchParams)
  return (
    <RunPage
      run={run}
      report={await importReport(person, id, wanted)}
      wanted={wanted}
      languages={publishedLanguages()}
      begin={beginImportAction}
      stop={stopImportAction}
      remove={removeImportAction}
      discard={discardImportedAction}
    />
  )
}
