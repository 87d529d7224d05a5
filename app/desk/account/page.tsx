import type { Metadata } from 'next'
import { requirePerson } from '#app/person.ts'
import { AccountPage } from '#components/people/account-page.tsx'
import { timezone } from '#lib/env.ts'
import { ownAccount } from '#newsroom/people/own-account.ts'
import { endSessionAction, renameAction, setPasswordAction, signOutAction, signOutElsewhereAction } from './actions.ts'

export const metadata: Metadata = { title: 'Your account' }

export default async function Page() {
  const person = await requirePerson('/desk/account')
  return (
    <AccountPage
      person={{ name: person.name, email: person.email, role: person.role }}
      account={await ownAccount(person)}
      zone={timezone()}
      actions={{
        rename: renameAction,
        setPassword: setPasswordAction,
        endSession: endSessionAction,
        signOutElsewhere: signOutElsewhereAction,
        signOut: signOutAction,
      }}
    />
  )
}
