import type { Asked, Outcome, RequestProblem } from '#lib/outcome.ts'
import type { extendGuest } from '#newsroom/guests/extend-guest.ts'
import type { guestsOf } from '#newsroom/guests/guests-of.ts'
import type { inviteAgain } from '#newsroom/guests/invite-again.ts'
import type { InviteGuestProblem, inviteGuest } from '#newsroom/guests/invite-guest.ts'
import type { Handed } from '#newsroom/guests/mail-invitation.ts'
import type { takeBackGuest } from '#newsroom/guests/take-back-guest.ts'

type InputOf<Verb extends (...given: never[]) => unknown> = Parameters<Verb>[1]

/** The server actions of a story's guests (app/desk/articles/guest-actions.ts), passed in by the page. */
export type GuestActions = {
  of: Asked<typeof guestsOf>
  invite: (guest: InputOf<typeof inviteGuest>) => Promise<Outcome<Handed, InviteGuestProblem | RequestProblem>>
  again: (guest: InputOf<typeof inviteAgain>) => Promise<Outcome<Handed, 'over' | 'too-often' | RequestProblem>>
  extend: Asked<typeof extendGuest>
  takeBack: Asked<typeof takeBackGuest>
}
