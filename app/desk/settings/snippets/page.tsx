import { requirePerson, titleOf } from '#app/person.ts'
import { SnippetsPage } from '#components/snippets/snippets-page.tsx'
import { can } from '#newsroom/people/policy.ts'
import { snippetsFor } from '#newsroom/snippets/snippets-for.ts'
import { deleteSnippetAction, renameSnippetAction, saveSnippetAction } from './actions.ts'

export const generateMetadata = titleOf((say) => say('snippets.title'))

export default async function Snippets() {
  const person = await requirePerson('/desk/settings/snippets')
  const actions = { save: saveSnippetAction, rename: renameSnippetAction, remove: deleteSnippetAction }
  return <SnippetsPage snippets={await snippetsFor(person)} actions={{ ...actions, mayForAll: can(person, 'manage writing help') }} />
}
