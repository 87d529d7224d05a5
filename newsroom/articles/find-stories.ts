import { and, desc, eq, ilike, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { database, transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { isEmbargoed } from '#db/is-embargoed.ts'
import { qualify } from '#db/qualify.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import { liveSearch } from '#db/schema/search.ts'
import { addressOf } from '#lib/addresses.ts'
import type { Language } from '#lib/languages.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { newsPath } from '#lib/paths.ts'
import { publishedLanguages } from '#lib/publication.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'
import { amongVisible } from '#newsroom/people/visible-to.ts'
import { type Embargo, runningEmbargo } from './embargo.ts'
import type { findStoriesInput, findTwinsInput } from './input.ts'
import { lockArticle } from './lock-article.ts'

export type FoundStory = { id: string; headline: string; dek: string; language: string; slug: string; path: string; at: Date } & {
  /** What holds its next update; only editors are told. */
  embargo: Embargo | null
}

/**
 * Published stories whose live headline contains the words, newest first, for links and related cards; or the one at this path. With fewer
 * than three letters: the newest stories.
 */
export async function findStories(
  person: Person,
  { query, language, except }: z.output<typeof findStoriesInput>,
): Promise<Outcome<FoundStory[], never>> {
  authorise(person, 'write a story')
  const at = storyAt(query)
  const rows = await database()
    .select({
      id: liveArticles.articleId,
      headline: liveArticles.headline,
      dek: liveArticles.dek,
      language: liveArticles.language,
      slug: liveArticles.slug,
      at: liveArticles.firstPublishedAt,
      embargo: can(person, 'schedule a story') ? runningEmbargo : sql<null>`null`,
    })
    .from(liveArticles)
    .innerJoin(liveSearch, eq(liveSearch.articleId, liveArticles.articleId))
    .innerJoin(articles, eq(articles.id, liveArticles.articleId))
    .where(
      and(
        ...(at ? [eq(liveArticles.language, at.language), eq(liveArticles.slug, at.slug)] : [eq(liveArticles.language, language)]),
        at ? undefined : matchHeadline(liveSearch.headline, query),
        except ? ne(liveArticles.articleId, except) : undefined,
      ),
    )
    .orderBy(desc(liveArticles.firstPublishedAt), desc(liveArticles.articleId))
    .limit(8)
  return done(rows.map((row) => ({ ...row, path: newsPath(row.language, row.slug) })))
}

/** Which story the path of a page leads to. */
function storyAt(query: string): { language: Language; slug: string } | null {
  const address = query.startsWith('/') ? addressOf(query.split(/[?#]/)[0] ?? query) : null
  return address?.kind === 'news' ? address : null
}

/** Stories in another language that this person may save, by headline, to link them as twins. */
export async function findTwins(
  person: Person,
  { articleId, query }: z.output<typeof findTwinsInput>,
): Promise<Outcome<{ id: string; headline: string; language: string; isEmbargoed: boolean }[], never>> {
  const article = await transaction((tx) => lockArticle(tx, person, articleId))
  authorise(person, 'save a story', article)
  const others = publishedLanguages().filter((language) => language !== article.language)
  const rows = await database()
    .select({ id: articles.id, headline: drafts.headline, language: articles.language, isEmbargoed })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(
      and(
        isAmong(articles.language, others),
        ne(articles.stage, 'taken-down'),
        matchHeadline(drafts.headline, query),
        amongVisible(person),
      ),
    )
    .orderBy(desc(articles.updatedAt), desc(articles.id))
    .limit(8)
  return done(rows)
}

/**
 * Each word anywhere in a headline, using its trigram index. Headlines of live stories are stored normalised by search_text, without
 * accents.
 */
function matchHeadline(headline: typeof drafts.headline | typeof liveSearch.headline, query: string) {
  const words = query.trim().split(/\s+/).filter(Boolean)
  if (query.trim().length < 3) return undefined
  return and(
    ...words.map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
      return headline === liveSearch.headline ? sql`${qualify(headline)} like search_text(${pattern})` : ilike(headline, pattern)
    }),
  )
}
