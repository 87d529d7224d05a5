'use server'

import { action } from '#app/action.ts'
import { mailLanguage } from '#app/person.ts'
import { extendGuest } from '#newsroom/guests/extend-guest.ts'
import { guestsOf } from '#newsroom/guests/guests-of.ts'
import { aboutGuestInput, extendGuestInput, guestsInput, inviteGuestInput } from '#newsroom/guests/input.ts'
import { inviteAgain } from '#newsroom/guests/invite-again.ts'
import { type InvitedGuest, inviteGuest } from '#newsroom/guests/invite-guest.ts'
import { mailInvitation } from '#newsroom/guests/mail-invitation.ts'
import { takeBackGuest } from '#newsroom/guests/take-back-guest.ts'
import type { Person } from '#newsroom/people/person.ts'

export const guestsAction = action(guestsInput, guestsOf)

export const inviteGuestAction = action(inviteGuestInput, async (person, guest) => {
  const outcome = await inviteGuest(person, guest)
  return outcome.ok ? handOver(person, guest.articleId, outcome.value) : outcome
})

export const inviteGuestAgainAction = action(aboutGuestInput, async (person, guest) => {
  const outcome = await inviteAgain(person, guest)
  return outcome.ok ? handOver(person, guest.articleId, outcome.value) : outcome
})

export const extendGuestAction = action(extendGuestInput, extendGuest)
export const takeBackGuestAction = action(aboutGuestInput, takeBackGuest)

/** By mail; where that is not possible, who invites sees the link once. */
const handOver = async ({ name }: Person, articleId: string, invited: InvitedGuest) =>
  mailInvitation({ articleId, ...invited }, { by: name, language: await mailLanguage() })
