/** For how many days a guest may be invited. Apart from input.ts, because the screen needs them. */
export const guestDays = [1, 3, 7, 14, 30, 90] as const
export const usualDays = 14

/** So many guests may see one story at the same time. */
export const mostGuests = 20

/** So many invitations a person may send within 24 hours, those that are sent again with them: each is a mail to somebody outside. */
export const mostInvitationsADay = 50
