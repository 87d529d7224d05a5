import { boolean, jsonb, text } from 'drizzle-orm/pg-core'
import type { Picture } from '#lib/document-types.ts'
import { type PageDetail, pageDetailNames } from '#lib/page-details.ts'
import { pick } from '#lib/pick.ts'

/**
 * The details of a story that are plain columns of its article and of each of its revisions. Drafts, candidates, revisions, the
 * paper's views, comparisons and archives take their columns from here: a new detail is named here first.
 */
export const storyDetails = () => ({ ...listDetails(), ...pageDetails() })

/** Those that lists of the paper show too. */
export const listDetails = () => ({
  hero: jsonb().$type<Picture>(),
  breaking: boolean().notNull().default(false),
})

/** Those that only the story's own page shows (lib/page-details.ts names them for the desk's screens too). */
export const pageDetails = () =>
  ({
    seoTitle: text().notNull().default(''),
    seoDescription: text().notNull().default(''),
  }) satisfies Record<PageDetail, unknown>

export type StoryDetail = keyof ReturnType<typeof storyDetails>
const storyDetailNames = Object.keys(storyDetails()) as StoryDetail[] // its own keys

/** The details among the columns of a table, or among what a row has. */
export const pickStoryDetails = <From extends Record<StoryDetail, unknown>>(from: From) => pick(from, storyDetailNames)
export const pickPageDetails = <From extends Record<PageDetail, unknown>>(from: From) => pick(from, pageDetailNames)
