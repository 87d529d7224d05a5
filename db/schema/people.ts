import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'

/** Somebody who may sign in to the desk. A byline is not an account: see authors. */
export const people = pgTable(
  'people',
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    role: text({ enum: ['journalist', 'editor', 'admin'] }).notNull(),
    passwordHash: text(),
    /** A code of lib/desk-languages.ts; null: the desk speaks as their browser asks. */
    deskLanguage: text(),
    disabledAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [uniqueIndex('people_email').on(sql`lower(${table.email})`)],
)

/** One row per signed-in browser. The cookie contains only its id; revoking the row ends the session everywhere. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    userAgent: text().notNull().default(''),
    createdAt: instant().notNull().defaultNow(),
    seenAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (table) => [index('sessions_person').on(table.personId)],
)

/** A link that signs in once. Only the SHA-256 of its token is stored. */
export const oneTimeLinks = pgTable(
  'one_time_links',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    tokenHash: text().notNull().unique(),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [index('one_time_links_person').on(table.personId)],
)

/**
 * Counters of the sign-in throttle: failed attempts, and addresses from which an account signed in. Keys are HMACs, so that neither an
 * e-mail address nor a network address is stored. See docs/decisions/0004.
 */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  { key: text().primaryKey(), count: integer().notNull(), until: instant().notNull() },
  (table) => [index('sign_in_attempts_until').on(table.until)],
)
