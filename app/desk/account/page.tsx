import { deskLanguageNames, requirePerson, titleOf } from '#app/person.ts'
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
import {
  addCodeAppAction,
  addPasskeyAction,
  beginCodeAppAction,
  beginPasskeyAction,
  makeRecoveryCodesAction,
  removeCodeAppAction,
  removePasskeyAction,
  renamePasskeyAction,
} from './factor-actions.ts'

const ofFactors = {
  beginPasskey: beginPasskeyAction,
  addPasskey: addPasskeyAction,
  renamePasskey: renamePasskeyAction,
  removePasskey: removePasskeyAction,
  beginCodeApp: beginCodeAppAction,
  addCodeApp: addCodeAppAction,
  removeCodeApp: removeCodeAppAction,
  makeRecoveryCodes: makeRecoveryCodesAction,
}

export const generateMetadata = titleOf((say) => say('desk.yourAccount'))

export default async function Page() {
  const person = await requirePerson('/desk/account')
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
        factors: ofFactors,
      }}
    />
  )
}
