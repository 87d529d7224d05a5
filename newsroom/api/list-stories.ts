import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { qualify } from '#db/qualify.ts'
import { stories } from '#db/schema/paper.ts'
import { type Cursor, readCursor, writeCursor } from '#lib/cursor.ts'
import type { Language } from '#lib/languages.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { firstLanguage } from '#lib/publication.ts'
import { authorBySlug } from '#newsroom/paper/author-by-slug.ts'
import { byAuthor } from '#newsroom/paper/by-author.ts'
import { findMoved } from '#newsroom/paper/find-moved.ts'
import { inSection } from '#newsroom/paper/in-section.ts'
import { from, newestFirst, pageOf } from '#newsroom/paper/newest-first.ts'
import { onTopic } from '#newsroom/paper/on-topic.ts'
import { sectionBySlug } from '#newsroom/paper/section-by-slug.ts'
import { cards, type StoryCard } from '#newsroom/paper/story-card.ts'
import { topicBySlug } from '#newsroom/paper/topic-by-slug.ts'
import { type SyndicatedStory, withTexts } from '#newsroom/syndication/find-syndicated.ts'
import type { StoriesQuery } from './input.ts'

type Listed = { stories: StoryCard[]; next: string | null }
export type StoriesPage = { stories: SyndicatedStory[]; next: string | null }

/**
 * Live stories of one language without their texts: the newest first, or in the order in which they changed for readers, the oldest change
 * first, so that a program that goes on from its last `next` misses none. Read as galley_reader, by an index.
 */
export async function listStories(asked: StoriesQuery): Promise<Outcome<StoriesPage, 'no-such-list' | 'bad-cursor'>> {
  const after = readCursor(asked.after)
  if (asked.after !== undefined && !after) return no('bad-cursor')
  const language = asked.language ?? firstLanguage()
  const page = asked.order === 'changed' ? await readChanged(language, asked, after) : await readNewest(language, asked, after)
  if (!page) return no('no-such-list')
  return done({ stories: await withTexts(page.stories, 0), next: page.next })
}

const lists = {
  section: { find: sectionBySlug, list: inSection },
  topic: { find: topicBySlug, list: onTopic },
  author: { find: authorBySlug, list: byAuthor },
} as const
const kinds = ['section', 'topic', 'author'] as const

async function readNewest(language: Language, asked: StoriesQuery, after: Cursor | null): Promise<Listed | null> {
  for (const kind of kinds) {
    const slug = asked[kind]
    if (slug === undefined) continue
    const found = (await lists[kind].find(slug)) ?? (await findMoved(kind, slug))
    return found && lists[kind].list(found.id, language, after, asked.limit)
  }
  const found = await cards()
    .where(and(eq(stories.language, language), from(stories, after)))
    .orderBy(...newestFirst(stories))
    .limit(asked.limit + 1)
  return pageOf(found, asked.limit)
}

const changedAt = sql`coalesce(${qualify(stories.updatedAt)}, ${qualify(stories.firstPublishedAt)})`

/** The last page, too, says where to go on: what changes later comes after it. */
async function readChanged(language: Language, { since, limit, after: asked }: StoriesQuery, after: Cursor | null): Promise<Listed> {
  const found = await cards()
    .where(and(eq(stories.language, language), isLater(since, after)))
    .orderBy(asc(changedAt), asc(stories.articleId))
    .limit(limit)
  const last = found.at(-1)
  return { stories: found, next: last ? writeCursor({ at: last.updatedAt ?? last.firstPublishedAt, id: last.articleId }) : (asked ?? null) }
}

function isLater(since: string | undefined, after: Cursor | null): SQL | undefined {
  if (after) return sql`(${changedAt}, ${qualify(stories.articleId)}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
  return since ? sql`${changedAt} >= ${since}::timestamptz` : undefined
}
