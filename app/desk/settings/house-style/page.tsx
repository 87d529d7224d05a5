import { requirePerson, titleOf } from '#app/person.ts'
import { StylePage } from '#components/house-style/style-page.tsx'
import { publishedLanguages } from '#lib/publication.ts'
import { styleRulesInput } from '#newsroom/house-style/input.ts'
import { styleRules } from '#newsroom/house-style/style-rules.ts'
import { can } from '#newsroom/people/policy.ts'
import { addStyleRuleAction, changeStyleRuleAction, deleteStyleRuleAction, importStyleRulesAction } from './actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = titleOf((say) => say('style.title'))

/** Everybody reads the house style; editors change it. */
export default async function HouseStyle({ searchParams }: Props) {
  const person = await requirePerson('/desk/settings/house-style')
  const wanted = styleRulesInput.parse(await searchParams)
  const actions = {
    add: addStyleRuleAction,
    change: changeStyleRuleAction,
    remove: deleteStyleRuleAction,
    takeIn: importStyleRulesAction,
  }
  return (
    <StylePage
      {...(await styleRules(person, wanted))}
      wanted={wanted}
      languages={publishedLanguages()}
      actions={can(person, 'manage writing help') ? actions : null}
    />
  )
}
