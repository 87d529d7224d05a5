import { notFound } from 'next/navigation'
import { findTopicsAction } from '#app/desk/articles/actions.ts'
import { requirePerson, titleOf } from '#app/person.ts'
import { TopicsPage } from '#components/taxonomy/topics-page.tsx'
import { can } from '#newsroom/people/policy.ts'
import { findTaxonomyInput } from '#newsroom/taxonomy/input.ts'
import { topicsOfDesk } from '#newsroom/taxonomy/taxonomy-desk.ts'
import { createTopicAction, mergeTopicsAction, renameTopicAction } from '../actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = titleOf((say) => say('taxonomy.topics'))

export default async function Page({ searchParams }: Props) {
  const person = await requirePerson('/desk/taxonomy/topics')
  if (!can(person, 'manage the taxonomy')) notFound()
  const { query } = findTaxonomyInput.parse(await searchParams)
  const actions = { create: createTopicAction, rename: renameTopicAction, merge: mergeTopicsAction, find: findTopicsAction }
  return <TopicsPage topics={await topicsOfDesk(person, query)} query={query} actions={actions} />
}
