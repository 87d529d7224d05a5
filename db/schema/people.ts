import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'

/** Somebody with a key to the desk. A byline is not an account: see authors. */
export const people = pgTable(
  'people',
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    role: text({ enum: ['journalist', 'editor', 'admin'] }).notNull(),
    passwordHash: text(),
    disabledAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [uniqueIndex('people_email').on(sql`lower(${table.email})`)],
)

/** One row a signed-in browser. The cookie carries only its id; revoking the row ends every channel. */
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

/** A link that signs in once. Only the SHA-256 of its token is kept. */
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
 * What the sign-in throttle remembers for a while: failures to sign in, and addresses that an account came in from. Keys are keyed
 * hashes, so that neither an e-mail address nor a network address stands here. See docs/decisions on signing in.
 */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  { key: text().primaryKey(), count: integer().notNull(), until: instant().notNull() },
  (table) => [index('sign_in_attempts_until').on(table.until)],
)
