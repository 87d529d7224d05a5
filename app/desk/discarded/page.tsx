import { restoreDiscardedAction } from '#app/desk/articles/actions.ts'
import { requirePerson, titleOf } from '#app/person.ts'
import { DiscardedPage } from '#components/desk/discarded/discarded-page.tsx'
import { newsroomZone } from '#lib/publication.ts'
import { discardedStories } from '#newsroom/articles/discarded-stories.ts'
import { discardedStoriesInput } from '#newsroom/articles/input.ts'
import { seesAll } from '#newsroom/people/visible-to.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = titleOf((say) => say('stories.discarded'))

export default async function Page({ searchParams }: Props) {
  const person = await requirePerson('/desk/discarded')
  const wanted = discardedStoriesInput.parse(await searchParams)
  return (
    <DiscardedPage
      page={await discardedStories(person, wanted)}
      isFirst={!wanted.after}
      isOwnOnly={!seesAll(person)}
      zone={newsroomZone()}
      restore={restoreDiscardedAction}
    />
  )
}
