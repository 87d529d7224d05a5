import { getTableName, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { partsOfStory } from './discarded-story.ts'

/** Rows of these tables exist only for published stories, which cannot be discarded. */
const ofPublishedStories = ['revisions', 'publications', 'live_articles', 'corrections', 'restore_requests', 'outside_checks']
/**
 * Discarding a story ends its preview links, the invitations of guests, what people were told of it and what was ignored in it, for good;
 * and whoever publishes it once it is restored asks again for its pictures.
 */
const ended = ['preview_links', 'notices', 'story_guests', 'picture_permissions', 'ignored_style_rules', 'ignored_grammar']
/** A trigger writes these again from the text. */
const ofTheText = ['draft_embeds']

test('the rows of every table that are deleted with a draft are stored when it is discarded', async () => {
  const rows = await database().execute<{ name: string }>(sql`
    select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confrelid = 'articles'::regclass and confdeltype = 'c'`)
  const kept = Object.values(partsOfStory).map(({ table }) => getTableName(table))
  expect(rows.map(({ name }) => name).sort()).toEqual(['drafts', ...kept, ...ofPublishedStories, ...ended, ...ofTheText].sort())
})
