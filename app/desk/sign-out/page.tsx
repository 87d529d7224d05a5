import type { Metadata } from 'next'
import { requirePerson } from '#app/person.ts'
import { SignOutButton } from '#components/people/sign-out-button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { signOutAction } from '../account/actions.ts'

export const metadata: Metadata = { title: 'Sign out' }

/** A page, because a link must not sign anybody out. */
export default async function SignOutPage() {
  const person = await requirePerson()
  return (
    <EmptyState isPage title={`Sign out, ${person.name}?`} action={<SignOutButton signOut={signOutAction} autoFocus />}>
      What you wrote is saved. Text that is kept on this device stays there until you sign in again.
    </EmptyState>
  )
}
