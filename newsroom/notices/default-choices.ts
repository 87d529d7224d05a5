import type { NoticeKind } from '#db/schema/notices.ts'

/** Where somebody is told of a kind. */
export type NoticeChoice = { inDesk: boolean; byMail: boolean }

/** Where people who have chosen nothing are told. A mail is for what concerns one person, or cannot wait. */
export const defaultChoices: Record<NoticeKind, NoticeChoice> = {
  submitted: { inDesk: true, byMail: false },
  'sent-back': { inDesk: true, byMail: true },
  published: { inDesk: true, byMail: false },
  mention: { inDesk: true, byMail: true },
  reply: { inDesk: true, byMail: false },
  assigned: { inDesk: true, byMail: true },
  schedule: { inDesk: true, byMail: true },
  breaking: { inDesk: true, byMail: false },
  rights: { inDesk: true, byMail: false },
  embed: { inDesk: true, byMail: false },
  security: { inDesk: true, byMail: true },
}
