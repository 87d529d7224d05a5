'use server'
import { after } from 'next/server'
import { action } from '#app/action.ts'
import { mailLanguage } from '#app/person.ts'
import { publicUrl } from '#lib/env.ts'
import { done } from '#lib/outcome.ts'
import { changeRole } from '#newsroom/people/change-role.ts'
import { disable } from '#newsroom/people/disable.ts'
import { enable } from '#newsroom/people/enable.ts'
import { erasePerson } from '#newsroom/people/erase-person.ts'
import { aboutPerson, editorLimits, erasure, invitation, roleChange } from '#newsroom/people/input.ts'
import { invite } from '#newsroom/people/invite.ts'
import { limitEditor } from '#newsroom/people/limit-editor.ts'
import { mailLink } from '#newsroom/people/mail-link.ts'
import { newLink } from '#newsroom/people/new-link.ts'
import type { LinkKind } from '#newsroom/people/one-time-link.ts'
import { resetFactors } from '#newsroom/people/reset-factors.ts'
import { sessionsOf } from '#newsroom/people/sessions-of.ts'
import { signOutEverywhere } from '#newsroom/people/sign-out.ts'
import { withdrawInvitation } from '#newsroom/people/withdraw-invitation.ts'

export const inviteAction = action(invitation, async (person, invited) => {
  const outcome = await invite(person, invited)
  return outcome.ok ? handOut(invited.email, outcome.value.link, 'invitation') : outcome
})

export const newLinkAction = action(aboutPerson, async (person, { personId }) => {
  const outcome = await newLink(person, personId)
  return outcome.ok ? handOut(outcome.value.email, outcome.value.link, outcome.value.kind) : outcome
})

export const changeRoleAction = action(roleChange, (person, { personId, role }) => changeRole(person, personId, role))
export const disableAction = action(aboutPerson, (person, { personId }) => disable(person, personId))
export const enableAction = action(aboutPerson, (person, { personId }) => enable(person, personId))
export const resetFactorsAction = action(aboutPerson, (person, { personId }) => resetFactors(person, personId))
export const withdrawInvitationAction = action(aboutPerson, (person, { personId }) => withdrawInvitation(person, personId))
export const signOutEverywhereAction = action(aboutPerson, (person, { personId }) => signOutEverywhere(person, personId))

/** Shows the link once to the admin who made it, and mails it when there is a mail server. */
async function handOut(email: string, link: string, kind: LinkKind) {
  const language = await mailLanguage()
  after(() => mailLink(email, link, language, kind))
  return done({ email, kind, link: new URL(link, publicUrl()).href })
}
export const erasePersonAction = action(erasure, erasePerson)
export const limitEditorAction = action(editorLimits, limitEditor)
export const sessionsOfAction = action(aboutPerson, sessionsOf)
