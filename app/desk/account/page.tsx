import { deskLanguageNames, requireAnybody, titleOf } from '#app/person.ts'
import { AccountPage } from '#components/people/account-page.tsx'
import { newsroomZone } from '#lib/publication.ts'
import { ownAccount } from '#newsroom/people/own-account.ts'
import { passkeysWork } from '#newsroom/people/relying-party.ts'
import {
  chooseDeskLanguageAction,
  endSessionAction,
  renameAction,
  setPasswordAction,
  signOutAction,
  signOutElsewhereAction,
} from './actions.ts'
import { deskFactorActions } from './desk-factor-actions.ts'

export const generateMetadata = titleOf((say) => say('desk.yourAccount'))

export default async function Page() {
  const person = await requireAnybody('/desk/account')
  return (
    <AccountPage
      person={{ id: person.id, name: person.name, email: person.email, role: person.role, deskLanguage: person.deskLanguage }}
      languages={deskLanguageNames}
      account={await ownAccount(person)}
      zone={newsroomZone()}
      passkeysWork={passkeysWork()}
      actions={{
        rename: renameAction,
        chooseLanguage: chooseDeskLanguageAction,
        setPassword: setPasswordAction,
        endSession: endSessionAction,
        signOutElsewhere: signOutElsewhereAction,
        signOut: signOutAction,
        factors: deskFactorActions,
      }}
    />
  )
}
