import { boolean, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { ArticleDocument } from '#lib/document-types.ts'
import { languages } from '#lib/languages.ts'
import { articles } from './articles.ts'
import { id, instant } from './columns.ts'
import { sections } from './taxonomy.ts'

/** A point of a template's checklist. `holds`: a story is not published before it is ticked. */
export type TemplatePoint = { text: string; holds: boolean }

/** What a story can begin with: its text and its checklist. Without a section it is for stories of all. */
export const storyTemplates = pgTable(
  'story_templates',
  {
    id: id(),
    language: text({ enum: languages }).notNull(),
    name: text().notNull(),
    sectionId: uuid().references(() => sections.id, { onDelete: 'set null' }),
    headline: text().notNull().default(''),
    dek: text().notNull().default(''),
    body: jsonb().$type<ArticleDocument>().notNull(),
    points: jsonb().$type<TemplatePoint[]>().notNull().default([]),
    /** Of its text, so that nobody replaces what somebody else wrote meanwhile. */
    version: integer().notNull().default(1),
    changedAt: instant().notNull().defaultNow(),
  },
  (table) => [unique('story_templates_name').on(table.language, table.name), index('story_templates_section').on(table.sectionId)],
)

/** The points that a story got with its template. They stay as they were when the template changes. */
export const storyPoints = pgTable(
  'story_points',
  {
    id: id(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    text: text().notNull(),
    holds: boolean().notNull(),
    tickedAt: instant(),
  },
  (table) => [unique('story_points_text').on(table.articleId, table.text)],
)
