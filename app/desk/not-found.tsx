import { deskWords } from '#app/person.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'

/** Not there, or not for this person: the two are never told apart. */
export default async function DeskNotFound() {
  const { say } = await deskWords()
  return (
    <EmptyState isPage title={say('desk.nothingHere')} action={<LinkButton href="/desk">{say('desk.toStories')}</LinkButton>}>
      {say('desk.nothingHereAbout')}
    </EmptyState>
  )
}
