import { requireAnybody, titleOf } from '#app/person.ts'
import { ChoicesPage } from '#components/desk/notices/choices-page.tsx'
import { choicesOf } from '#newsroom/notices/choices-of.ts'
import { chooseNoticesAction } from '../actions.ts'

export const generateMetadata = titleOf((say) => say('notices.choices'))

export default async function Page() {
  const person = await requireAnybody('/desk/notices/choices')
  return <ChoicesPage mailOnly={person.role === 'guest'} choices={await choicesOf(person)} choose={chooseNoticesAction} />
}
