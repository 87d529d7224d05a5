import { sql } from 'drizzle-orm'
import { boolean, check, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { articles } from './articles.ts'
import { id, instant } from './columns.ts'
import { comments } from './comments.ts'
import { people } from './people.ts'

/** What people are told of. Each person chooses for each whether it comes in the desk, by mail, both, or not at all. */
export const noticeKinds = [
  'submitted',
  'sent-back',
  'published',
  'mention',
  'reply',
  'assigned',
  'schedule',
  'breaking',
  'rights',
  'embed',
  'security',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** What a notice says besides who did what with which story. */
export type NoticeDetail = {
  /** The note of a story that was submitted or sent back; the text of breaking news. */
  text?: string
  /** Of a story that was given to somebody: to look after it as its editor. */
  isEditor?: boolean
  /** Of a story that was published: as an update; by a schedule. */
  isUpdate?: boolean
  isPlanned?: boolean
  /** Of a schedule: what happened to it, and when it was due. */
  alarm?: 'late' | 'held' | 'failed'
  at?: string
  /** Of the rights to a picture, named in `text`: they ran out; otherwise they run out within a week. */
  hasEnded?: boolean
  /** Of the security of accounts: what happened, and to whom or what. */
  security?: SecurityAlarm
  who?: string
}

export const securityAlarms = ['new-admin', 'mass-change', 'export', 'many-addresses', 'suspect-passkey', 'reset-factors'] as const
export type SecurityAlarm = (typeof securityAlarms)[number]

/** 'waiting': to be mailed from `mailAt` on. 'sending': handed to the mail server at `mailAt`, which has not answered yet. */
export const mailStates = ['waiting', 'sending', 'sent', 'dropped'] as const

const list = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(', '))

/**
 * What one person is told: one row for each person and key, written in the transaction of the act (newsroom/notices/tell-of.ts), so that
 * nothing is told twice, however often the act is tried.
 */
export const notices = pgTable(
  'notices',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** What it is about, and which time: "published:" and the id of the publication. */
    key: text().notNull(),
    kind: text({ enum: noticeKinds }).notNull(),
    articleId: uuid().references(() => articles.id, { onDelete: 'cascade' }),
    commentId: uuid().references(() => comments.id, { onDelete: 'cascade' }),
    /** Who did it; null: the program. */
    byId: uuid().references(() => people.id),
    detail: jsonb().$type<NoticeDetail>().notNull().default({}),
    createdAt: instant().notNull().defaultNow(),
    readAt: instant(),
    /** Whether the desk lists it; it may come by mail alone. */
    isListed: boolean().notNull().default(true),
    /** Null: it is not mailed. */
    mail: text({ enum: mailStates }),
    mailAt: instant(),
    /** The mail that it is part of: the same at every try, so that a mail that came through all the same is known as the same. */
    mailId: uuid(),
  },
  (table) => [
    unique('notices_once').on(table.personId, table.key),
    index('notices_newest').on(table.personId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('notices_unread').on(table.personId).where(sql`${table.readAt} is null and ${table.isListed}`),
    index('notices_mailing').on(table.personId, table.mailAt).where(sql`${table.mail} in ('waiting', 'sending')`),
    index('notices_age').on(table.createdAt),
    index('notices_article').on(table.articleId),
    index('notices_comment').on(table.commentId),
    index('notices_by').on(table.byId),
    check('notices_kind', sql`${table.kind} in (${list(noticeKinds)})`),
    check('notices_mail', sql`${table.mail} in (${list(mailStates)}) and (${table.mail} is null) = (${table.mailAt} is null)`),
  ],
)

/** Where a person wants to be told of a kind, if they have chosen. */
export const noticeChoices = pgTable(
  'notice_choices',
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    kind: text({ enum: noticeKinds }).notNull(),
    inDesk: boolean().notNull(),
    byMail: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.kind] }),
    check('notice_choices_kind', sql`${table.kind} in (${list(noticeKinds)})`),
  ],
)
