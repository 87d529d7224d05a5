import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { ArticleDocument } from '#lib/document-types.ts'
import { articles, revisions } from './articles.ts'
import { instant } from './columns.ts'
import type { StoryDetail } from './details.ts'
import { people } from './people.ts'

/** Why a version was made. 'kept': by the program, after ten minutes of change; 'scheduled': it goes out at a chosen time. */
export const versionKinds = [
  'saved',
  'kept',
  'submitted',
  'sent-back',
  'published',
  'updated',
  'corrected',
  'scheduled',
  'before-restore',
  'restored',
] as const
export type VersionKind = (typeof versionKinds)[number]

type Revision = typeof revisions.$inferSelect

/** What readers see of a story: the columns that a revision and a draft with its details have in common. */
export type ReaderVersion = Pick<Revision, 'headline' | 'dek' | 'body' | 'language' | 'bylines' | 'topics' | StoryDetail> & {
  slug: string | null
  sectionId: (typeof articles.$inferSelect)['sectionId']
}

/** What one person wrote between two versions, in characters. `personId` is null for the program. */
export type Wrote = { personId: string | null; added: number; removed: number }

/**
 * The versions of a story: named points of its draft's log with the whole story as it was. They are numbered from 1 in each story and never
 * changed; those that the program keeps while somebody writes are thinned out later. The text of a published version is that of its revision and is not stored again.
 */
export const draftVersions = pgTable(
  'draft_versions',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    kind: text({ enum: versionKinds }).notNull(),
    name: text().notNull().default(''),
    /** The version of the draft (drafts.version) whose text this is. */
    draftVersion: integer().notNull(),
    story: jsonb().$type<ReaderVersion>(),
    /** The whole document with the suggestions that were open (drafts.suggested); null: there were none. */
    suggested: jsonb().$type<ArticleDocument>(),
    openSuggestions: integer().notNull().default(0),
    revisionId: uuid().references(() => revisions.id, { onDelete: 'cascade' }),
    words: integer().notNull(),
    /**
     * Who wrote how much since the version before, most first. Counted when the version is made, so that a list reads no log. When the
     * version before is thinned out (newsroom/articles/thin-versions.ts), what it counted is added here.
     */
    wrote: jsonb().$type<Wrote[]>().notNull().default([]),
    /** Null: the program. */
    personId: uuid().references(() => people.id),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.number] }),
    unique('draft_versions_revision').on(table.revisionId),
    index('draft_versions_person').on(table.personId),
    index('draft_versions_kind').on(table.articleId, table.kind, table.number.desc().nullsFirst()),
    index('draft_versions_draft').on(table.articleId, table.draftVersion),
    check('draft_versions_kind', sql.raw(`"kind" in (${versionKinds.map((kind) => `'${kind}'`).join(', ')})`)),
    check('draft_versions_story', sql`(${table.story} is null) = (${table.revisionId} is not null)`),
  ],
)
