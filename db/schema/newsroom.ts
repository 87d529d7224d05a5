import { sql } from 'drizzle-orm'
import { boolean, check, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { mostMegabytes, usualLimits } from '#lib/attachments.ts'
import { faceChoices } from '#lib/faces.ts'
import { type Localized, languages } from '#lib/languages.ts'
import { usualLanguages } from '#lib/publication.ts'
import { media } from './media.ts'

/** Facts about the newsroom itself: one row. */
export const newsroom = pgTable(
  'newsroom',
  {
    id: boolean().primaryKey().default(true),
    name: jsonb().$type<Localized>().notNull(),
    tagline: jsonb().$type<Localized>().notNull(),
    /** What it publishes in. The first stands without a prefix in public addresses. */
    languages: text({ enum: languages })
      .array()
      .notNull()
      .default([...usualLanguages]),
    /** Languages that were the first once: their stories' addresses without a prefix lead on. */
    formerFirst: text({ enum: languages }).array().notNull().default([]),
    /** The zone (IANA) of its days and of planned times. Null until it is chosen: then GALLEY_TIMEZONE. */
    timezone: text(),
    /** Journalists change the text of a story that somebody else began by suggestions only. */
    journalistsSuggest: boolean().notNull().default(false),
    /** Minutes after its time from which a schedule is not published by itself any more: an editor is asked. */
    scheduleLimit: integer().notNull().default(60),
    /** The largest file of each kind that may be uploaded, in MB. */
    audioLimit: integer().notNull().default(usualLimits.audio),
    videoLimit: integer().notNull().default(usualLimits.video),
    documentLimit: integer().notNull().default(usualLimits.document),
    /** A taken-down story comes back only when two admins want it. */
    restoreNeedsTwo: boolean().notNull().default(false),
    /** Editors and admins need a passkey or an app for codes, and set one up at their next sign-in. */
    needsSecondFactor: boolean().notNull().default(false),
    /** Below every page: a text of the paper's own, and where else it is found. */
    footer: jsonb().$type<Localized>().notNull().default({}),
    socialLinks: text().array().notNull().default([]),
    /** In the masthead instead of the name. */
    logoId: uuid().references(() => media.id),
    /** In link previews of pages without a picture of their own. */
    sharePictureId: uuid().references(() => media.id),
    /** The accent colour as #rrggbb on the light and on the dark ground; null: the usual one. */
    accentLight: text(),
    accentDark: text(),
    /** In which of the paper's faces readers have it. */
    faces: text({ enum: faceChoices }).notNull().default('serif-and-sans'),
    /** Search engines may list the paper. */
    indexed: boolean().notNull().default(true),
    /** Crawlers of AI companies that may not read it (lib/crawlers.ts). */
    refusedCrawlers: text().array().notNull().default([]),
    /** There is a /llms.txt. */
    llms: boolean().notNull().default(false),
  },
  (table) => [
    check('newsroom_one', sql`${table.id}`),
    check('newsroom_languages', sql`cardinality(${table.languages}) > 0`),
    check('newsroom_accents', sql`${table.accentLight} ~ '^#[0-9a-f]{6}$' and ${table.accentDark} ~ '^#[0-9a-f]{6}$'`),
    check('newsroom_faces', sql.raw(`"faces" in (${faceChoices.map((choice) => `'${choice}'`).join(', ')})`)),
    check(
      'newsroom_file_limits',
      sql`${table.audioLimit} between 1 and ${sql.raw(`${mostMegabytes.audio}`)} and ${table.videoLimit} between 1 and ${sql.raw(`${mostMegabytes.video}`)} and ${table.documentLimit} between 1 and ${sql.raw(`${mostMegabytes.document}`)}`,
    ),
    check('newsroom_schedule_limit', sql`${table.scheduleLimit} between 5 and 1440`),
  ],
)
