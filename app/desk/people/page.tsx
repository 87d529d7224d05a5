import { notFound } from 'next/navigation'
import { takeBackGuestAction } from '#app/desk/articles/guest-actions.ts'
import { requirePerson, titleOf } from '#app/person.ts'
import { PeoplePage } from '#components/people/people-page.tsx'
import { sendsMail } from '#lib/mail.ts'
import { firstLanguage, newsroomZone } from '#lib/publication.ts'
import { listSections } from '#newsroom/articles/list-sections.ts'
import { invitations } from '#newsroom/guests/invitations.ts'
import { can } from '#newsroom/people/policy.ts'
import { roster } from '#newsroom/people/roster.ts'
import {
  changeRoleAction,
  disableAction,
  enableAction,
  erasePersonAction,
  inviteAction,
  limitEditorAction,
  newLinkAction,
  resetFactorsAction,
  sessionsOfAction,
  signOutEverywhereAction,
  withdrawInvitationAction,
} from './actions.ts'

export const generateMetadata = titleOf((say) => say('desk.people'))

export default async function Page() {
  const person = await requirePerson('/desk/people')
  if (!can(person, 'manage people')) notFound()
  return (
    <PeoplePage
      people={await roster(person)}
      invitations={await invitations(person)}
      sections={await listSections(person, firstLanguage())}
      me={person.id}
      zone={newsroomZone()}
      mails={sendsMail()}
      actions={{
        invite: inviteAction,
        newLink: newLinkAction,
        changeRole: changeRoleAction,
        disable: disableAction,
        enable: enableAction,
        erase: erasePersonAction,
        limit: limitEditorAction,
        sessions: sessionsOfAction,
        signOutEverywhere: signOutEverywhereAction,
        resetFactors: resetFactorsAction,
        withdrawInvitation: withdrawInvitationAction,
        takeBackGuest: takeBackGuestAction,
      }}
    />
  )
}
