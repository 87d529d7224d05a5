import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ArticleDocument, StepJson } from '#lib/document-types.ts'
import { languages } from '#lib/languages.ts'
import { stages } from '#lib/stages.ts'
import { id, instant } from './columns.ts'
import { storyDetails } from './details.ts'
import { people } from './people.ts'
import { authors, sections, topics } from './taxonomy.ts'

/** The ids of the pictures anywhere in a document, as the indexes of drafts have them. */
export const pictureIds = (document: AnyPgColumn | SQL): SQL => sql`jsonb_path_query_array(${document}, 'strict $.**.mediaId')`

/** The ids of the sounds, videos, documents and captions anywhere in a document, as the indexes of drafts have them. */
export const attachmentIds = (document: AnyPgColumn | SQL): SQL =>
  sql`(jsonb_path_query_array(${document}, 'strict $.**.attachmentId') || jsonb_path_query_array(${document}, 'strict $.**.captionsId'))`

/**
 * A story through its whole life. This row holds what the workflow depends on; the text is in its draft. `version` grows with every change
 * of the row's details, so that an outdated change is refused. On a published article `submittedAt` means that its changes wait for an
 * editor.
 */
export const articles = pgTable(
  'articles',
  {
    id: id(),
    language: text({ enum: languages }).notNull(),
    stage: text({ enum: stages }).notNull().default('draft'),
    version: integer().notNull().default(1),
    slug: text(),
    sectionId: uuid().references(() => sections.id),
    ...storyDetails(),
    /** Articles that tell the same story in several languages share this id. */
    twinGroup: uuid(),
    submittedAt: instant(),
    submittedBy: uuid().references(() => people.id),
    /** The note of the editor who sent it back. */
    note: text(),
    /** Only editors change the text; others suggest. */
    suggestOnly: boolean().notNull().default(false),
    /** Who looks after it; null: nobody yet. */
    editorId: uuid().references(() => people.id),
    /** When it is to be ready (newsroom/articles/deadline.ts). The wall time and its zone are what was meant. */
    deadlineAt: instant(),
    deadlineWall: text(),
    deadlineZone: text(),
    liveRevisionId: uuid(),
    firstPublishedAt: instant(),
    /**
     * Until then nothing of this draft leaves the newsroom (newsroom/articles/embargo.ts); triggers refuse it, too. The wall time and its
     * zone are what was meant. One whose time has come stays, as history.
     */
    embargoUntil: instant(),
    embargoWall: text(),
    embargoZone: text(),
    /** Why, as its source or whoever set it says. */
    embargoReason: text().notNull().default(''),
    createdBy: uuid().references(() => people.id),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    index('articles_newest').on(table.updatedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('articles_stage').on(table.stage, table.updatedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('articles_section').on(table.sectionId, table.updatedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('articles_creator').on(table.createdBy, table.updatedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('articles_editor')
      .on(table.editorId, table.updatedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.editorId} is not null`),
    index('articles_waiting')
      .on(table.updatedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.submittedAt} is not null`),
    index('articles_sent_back')
      .on(table.createdBy, table.updatedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.note} is not null`),
    index('articles_language').on(table.language, table.updatedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    uniqueIndex('articles_twin').on(table.twinGroup, table.language),
    index('articles_hero').on(sql`(${table.hero} ->> 'mediaId')`),
    uniqueIndex('articles_slug').on(table.language, table.slug),
    index('articles_deadline').on(table.deadlineAt).where(sql`${table.deadlineAt} is not null`),
    index('articles_embargo').on(table.embargoUntil).where(sql`${table.embargoUntil} is not null`),
    check('articles_slug_shape', sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${table.slug}) <= 120`),
    check('articles_embargo', sql`num_nulls(${table.embargoUntil}, ${table.embargoWall}, ${table.embargoZone}) in (0, 3)`),
    check('articles_deadline', sql`num_nulls(${table.deadlineAt}, ${table.deadlineWall}, ${table.deadlineZone}) in (0, 3)`),
    check('articles_live', sql`(${table.stage} = 'published') = (${table.liveRevisionId} is not null)`),
  ],
)

/**
 * The text being written: one per article, the newest state of its log (draft_steps). `version` is the number of steps so far; a story
 * begins at version 1.
 */
export const drafts = pgTable(
  'drafts',
  {
    articleId: uuid()
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    version: integer().notNull().default(1),
    headline: text().notNull().default(''),
    dek: text().notNull().default(''),
    body: jsonb().$type<ArticleDocument>().notNull(),
    /** The whole document with its open suggestions (newsroom/articles/draft-text.ts); null: there are none. */
    suggested: jsonb().$type<ArticleDocument>(),
    words: integer().notNull().default(0),
    updatedAt: instant().notNull().defaultNow(),
    updatedBy: uuid().references(() => people.id),
  },
  (table) => [
    index('drafts_all_pictures').using('gin', pictureIds(table.body)),
    index('drafts_all_suggested_pictures').using('gin', pictureIds(table.suggested)).where(sql`${table.suggested} is not null`),
    index('drafts_all_attachments').using('gin', attachmentIds(table.body)),
    index('drafts_all_suggested_attachments').using('gin', attachmentIds(table.suggested)).where(sql`${table.suggested} is not null`),
    index('drafts_headline_trigrams').using('gin', sql`${table.headline} gin_trgm_ops`),
  ],
)

/**
 * The log of a draft: a row for each batch of steps (prosemirror-transform, as JSON) over the document of newsroom/articles/story-schema.ts.
 * The batch leads from `fromVersion` to `version`, which is one more for each step. `undo` holds the inverses, in the order of the steps.
 * `origins` are the places of these steps in the batch as it was sent: steps of which nothing was left are missing.
 */
export const draftSteps = pgTable(
  'draft_steps',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    fromVersion: integer().notNull(),
    batchId: uuid().notNull(),
    /** Null: the program (an import). */
    personId: uuid().references(() => people.id),
    steps: jsonb().$type<StepJson[]>().notNull(),
    undo: jsonb().$type<StepJson[]>().notNull(),
    origins: integer().array().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.version] }),
    uniqueIndex('draft_steps_batch').on(table.articleId, table.batchId),
    index('draft_steps_person').on(table.personId, table.articleId, table.createdAt),
    // A few pages for the whole log: it grows in the order of time, and the nightly sweep asks for what is old.
    index('draft_steps_time').using('brin', table.createdAt),
    check('draft_steps_versions', sql`${table.version} = ${table.fromVersion} + jsonb_array_length(${table.steps})`),
  ],
)

/** Who made a suggestion, by the id of its marks: written when the newsroom first has it. */
export const suggestions = pgTable(
  'suggestions',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    id: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.id] }), index('suggestions_person').on(table.personId)],
)

/** The bylines of the draft, in order. */
export const articleBylines = pgTable(
  'article_bylines',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    authorId: uuid()
      .notNull()
      .references(() => authors.id),
    position: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.authorId] }), index('article_bylines_author').on(table.authorId)],
)

export const articleTopics = pgTable(
  'article_topics',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    topicId: uuid()
      .notNull()
      .references(() => topics.id),
    position: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.topicId] }), index('article_topics_topic').on(table.topicId)],
)

/** People who may see and write a story besides its creator. */
export const articleShares = pgTable(
  'article_shares',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.personId] }), index('article_shares_person').on(table.personId)],
)

/** An article as it was published, complete. Never changed: a trigger refuses UPDATE. */
export const revisions = pgTable(
  'revisions',
  {
    id: id(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    draftVersion: integer().notNull(),
    language: text({ enum: languages }).notNull(),
    slug: text().notNull(),
    headline: text().notNull(),
    dek: text().notNull(),
    body: jsonb().$type<ArticleDocument>().notNull(),
    words: integer().notNull(),
    /** What it was in then: the section may have been merged or deleted since, like the authors and topics below. */
    sectionId: uuid().notNull(),
    ...storyDetails(),
    bylines: uuid().array().notNull(),
    topics: uuid().array().notNull(),
    createdBy: uuid().references(() => people.id),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [unique('revisions_number').on(table.articleId, table.number)],
)

/** Who published which revision, when, and until when. At most one publication of an article is open. */
export const publications = pgTable(
  'publications',
  {
    id: id(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    revisionId: uuid()
      .notNull()
      .unique()
      .references(() => revisions.id),
    publishedAt: instant().notNull().defaultNow(),
    publishedBy: uuid().references(() => people.id),
    endedAt: instant(),
    endedBy: uuid().references(() => people.id),
    ending: text({ enum: ['superseded', 'unpublished', 'taken-down'] }),
  },
  (table) => [
    uniqueIndex('publications_standing').on(table.articleId).where(sql`${table.endedAt} is null`),
    index('publications_article').on(table.articleId, table.publishedAt),
    check('publications_ending', sql`(${table.endedAt} is null) = (${table.ending} is null)`),
  ],
)

/** A story's previous slugs, which redirect to it permanently. */
export const redirects = pgTable(
  'redirects',
  {
    language: text({ enum: languages }).notNull(),
    slug: text().notNull(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.language, table.slug] }), index('redirects_article').on(table.articleId)],
)

/** Whole paths of imported stories on their old site ("/2026/11/20/slug", "/?p=901"), looked up only when no page matches. */
export const oldPaths = pgTable(
  'old_paths',
  {
    path: text().primaryKey(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
  },
  (table) => [index('old_paths_article').on(table.articleId), check('old_paths_length', sql`length(${table.path}) <= 450`)],
)
