import { notFound } from 'next/navigation'
import { findAuthorsAction } from '#app/desk/articles/actions.ts'
import { requirePerson, titleOf } from '#app/person.ts'
import { AuthorsPage } from '#components/taxonomy/authors-page.tsx'
import { can } from '#newsroom/people/policy.ts'
import { findTaxonomyInput } from '#newsroom/taxonomy/input.ts'
import { accountsOfDesk, authorsOfDesk } from '#newsroom/taxonomy/taxonomy-desk.ts'
import { changeAuthorAction, createAuthorAction, deleteAuthorAction, mergeAuthorsAction, usesOfAuthorAction } from '../actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = titleOf((say) => say('taxonomy.authors'))

export default async function Page({ searchParams }: Props) {
  const person = await requirePerson('/desk/taxonomy/authors')
  if (!can(person, 'manage the taxonomy')) notFound()
  const { query } = findTaxonomyInput.parse(await searchParams)
  const end = { uses: usesOfAuthorAction, merge: mergeAuthorsAction, delete: deleteAuthorAction, find: findAuthorsAction }
  const actions = { create: createAuthorAction, change: changeAuthorAction, end }
  return (
    <AuthorsPage authors={await authorsOfDesk(person, query)} accounts={await accountsOfDesk(person)} query={query} actions={actions} />
  )
}
