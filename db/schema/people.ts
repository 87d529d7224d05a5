import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'

/** Somebody who may sign in to the desk. A byline is not an account: see authors. */
export const people = pgTable(
  'people',
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    role: text({ enum: ['journalist', 'editor', 'admin', 'guest'] }).notNull(),
    /** An editor's sections (ids): elsewhere they read, comment and suggest. Null: the whole newsroom. */
    limitedTo: uuid().array(),
    passwordHash: text(),
    /** A code of lib/desk-languages.ts; null: the desk speaks as their browser asks. */
    deskLanguage: text(),
    /** The first sign-in; null: the invitation has not been taken up. */
    joinedAt: instant(),
    disabledAt: instant(),
    /** Since when nothing personal of them is stored: `name` and `email` are stand-ins (newsroom/people/erase-person.ts). */
    erasedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('people_email').on(sql`lower(${table.email})`),
    index('people_limited').on(table.id).where(sql`${table.limitedTo} is not null`),
  ],
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
    /** When this browser last proved whose it is: by signing in, or when an act asked for it (newsroom/people/prove.ts). */
    provenAt: instant().notNull().defaultNow(),
    /** The newsroom requires a second factor, and this person has to set one up first: until then the session opens nothing else. */
    mustSetUp: boolean().notNull().default(false),
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

/** Passkeys (WebAuthn). The private key never leaves the person's device or password manager. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** The credential's own id, base64url. */
    credentialId: text().notNull().unique(),
    /** COSE, base64url. */
    publicKey: text().notNull(),
    /** How often the device has used it, if it counts. A number that does not grow tells of a copy. */
    counter: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull().default([]),
    name: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    usedAt: instant(),
  },
  (table) => [index('passkeys_person').on(table.personId)],
)

/** The app that shows codes (TOTP, RFC 6238), at most one for each person. */
export const codeApps = pgTable('code_apps', {
  personId: uuid()
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  /** Base32, sealed with GALLEY_SECRET (lib/seal.ts). */
  secret: text().notNull(),
  /** The time step of the last code that was used: it and older ones are refused. */
  lastStep: bigint({ mode: 'number' }).notNull(),
  createdAt: instant().notNull().defaultNow(),
})

/** Codes on paper that each stand in for a second factor once. Only their SHA-256 is stored. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    codeHash: text().notNull().unique(),
    usedAt: instant(),
  },
  (table) => [index('recovery_codes_person').on(table.personId)],
)
