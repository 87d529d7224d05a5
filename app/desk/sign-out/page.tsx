import { deskWords, requireAnybody, titleOf } from '#app/person.ts'
import { SignOutButton } from '#components/people/sign-out-button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { signOutAction } from '../account/actions.ts'

export const generateMetadata = titleOf((say) => say('desk.signOut'))

/** A page with a button, because a link must not sign anybody out. */
export default async function SignOutPage() {
  const person = await requireAnybody()
  const { say } = await deskWords()
  return (
    <EmptyState
      isPage
      title={say('desk.signOutPerson', { name: person.name })}
      action={<SignOutButton signOut={signOutAction} personId={person.id} autoFocus />}
    >
      {say('desk.signOutAbout')}
    </EmptyState>
  )
}
