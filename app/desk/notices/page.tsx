import { requirePerson, titleOf } from '#app/person.ts'
import { NoticesPage } from '#components/desk/notices/notices-page.tsx'
import { newsroomZone } from '#lib/publication.ts'
import { noticesInput } from '#newsroom/notices/input.ts'
import { noticesFor } from '#newsroom/notices/notices-for.ts'
import { readNoticesAction } from './actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = titleOf((say) => say('notices.notices'))

export default async function Page({ searchParams }: Props) {
  const person = await requirePerson('/desk/notices')
  const wanted = noticesInput.parse(await searchParams)
  return (
    <NoticesPage
      page={await noticesFor(person, wanted)}
      person={{ role: person.role }}
      isFirst={!wanted.after}
      zone={newsroomZone()}
      readNotices={readNoticesAction}
    />
  )
}
