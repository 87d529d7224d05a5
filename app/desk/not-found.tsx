import { deskWords } from '#app/person.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'

/** Not existing and not visible to this person look the same. */
export default async function DeskNotFound() {
  const { say } = await deskWords()
  return (
    <EmptyState isPage title={say('desk.nothingHere')} action={<LinkButton href="/desk">{say('desk.toStories')}</LinkButton>}>
      {say('desk.nothingHereAbout')}
    </EmptyState>
  )
}
