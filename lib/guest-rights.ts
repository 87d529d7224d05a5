/** What a guest may do in a story: each includes the ones before it. */
export const guestRights = ['read', 'comment', 'suggest'] as const
export type GuestRight = (typeof guestRights)[number]
