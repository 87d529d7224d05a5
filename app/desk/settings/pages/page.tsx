import { notFound } from 'next/navigation'
import { deskWords, requirePerson, titleOf } from '#app/person.ts'
import { PagesList } from '#components/pages/pages-list.tsx'
import { Page } from '#components/ui/page.tsx'
import { deskPages } from '#newsroom/pages/desk-pages.ts'
import { can } from '#newsroom/people/policy.ts'
import { beginPageAction, deletePageAction, orderPagesAction } from './actions.ts'

export const generateMetadata = titleOf((say) => say('pages.pages'))

export default async function PagesOfTheHouse() {
  const person = await requirePerson('/desk/settings/pages')
  if (!can(person, 'change settings')) notFound()
  const { say } = await deskWords()
  const actions = { begin: beginPageAction, order: orderPagesAction, remove: deletePageAction }
  return (
    <Page title={say('pages.pages')} about={say('pages.about')}>
      <PagesList pages={await deskPages(person)} actions={actions} />
    </Page>
  )
}
