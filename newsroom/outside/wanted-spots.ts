import { desc, eq, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { isEmbargoed } from '#db/is-embargoed.ts'
import { articles, publications, revisions } from '#db/schema/articles.ts'
import type { outsideChecks } from '#db/schema/outside-checks.ts'
import { sectionRedirects, sections } from '#db/schema/taxonomy.ts'
import { longestQuestion } from '#lib/addresses.ts'
import { publicUrl } from '#lib/env.ts'
import type { Language } from '#lib/languages.ts'
import { feedPath, newsPath, rssPath, searchPath, sectionPath } from '#lib/paths.ts'
import { newsroomZone } from '#lib/publication.ts'
import { frontPage } from '#newsroom/paper/front-page.ts'
import { type PublishedArticle, publishedBySlug } from '#newsroom/paper/published-by-slug.ts'
import { sectionPage } from '#newsroom/paper/section-page.ts'
import { searchStories } from '#newsroom/search/search-stories.ts'
import { isSyndicated } from '#newsroom/syndication/find-syndicated.ts'
import { newsSitemap, sitemapPathOf } from '#newsroom/syndication/sitemaps.ts'
import { textElement, xmlText } from '#newsroom/syndication/xml.ts'
import type { Expected, WantedSpot } from './shows.ts'
import { wordsOnPage } from './words-on-page.ts'

export type Checked = Pick<typeof outsideChecks.$inferSelect, 'articleId' | 'kind' | 'language' | 'slug'>

const newsSitemapPath = '/news-sitemap.xml'

/**
 * The spots where readers must find a change, and what each must show, by what the paper's own questions say now: a story that an editor took
 * out of the feed is not expected there. Empty when there is nothing to look for any more.
 */
export const wantedSpots = (change: Checked): Promise<WantedSpot[]> =>
  change.kind === 'unpublished' || change.kind === 'taken-down' ? spotsOfGone(change, change.kind) : spotsOfLive(change)

async function spotsOfLive({ articleId, language, slug }: Checked): Promise<WantedSpot[]> {
  const story = await publishedBySlug(language, slug)
  if (story?.articleId !== articleId) return []
  const path = newsPath(language, slug)
  const changedAt = (story.updatedAt ?? story.firstPublishedAt).toISOString()
  const blocks = wordsOnPage(story.body)
  const page: WantedSpot[] = [
    { name: 'page', path, expected: { kind: 'story', headline: story.headline, blocks } },
    {
      name: 'structured-data',
      path,
      expected: { kind: 'data', headline: story.headline, changedAt, corrections: story.corrections.length },
    },
  ]
  const lists = await Promise.all([
    onFront(story),
    inItsSection(story),
    inRss(story),
    inNewsSitemap(story),
    inSitemap(story, changedAt),
    inSearch(story),
  ])
  return [...page, ...lists.flatMap((spot) => spot ?? [])]
}

type ListSpot = Promise<WantedSpot | null>
const linkTo = ({ language, slug }: PublishedArticle, headline: string): Expected => ({
  kind: 'link',
  path: newsPath(language, slug),
  headline,
})

async function onFront(story: PublishedArticle): ListSpot {
  const { stories: shown } = await frontPage(story.language, null)
  const card = shown.find(({ articleId }) => articleId === story.articleId)
  return card ? { name: 'feed', path: feedPath(story.language), expected: linkTo(story, card.headline) } : null
}

async function inItsSection(story: PublishedArticle): ListSpot {
  const { section, language } = story
  const { stories: shown } = await sectionPage(section, language, null)
  const card = shown.find(({ articleId }) => articleId === story.articleId)
  return card ? { name: 'section', path: sectionPath(language, section.slug), expected: linkTo(story, card.headline) } : null
}

async function inRss(story: PublishedArticle): ListSpot {
  if (!(await isSyndicated(story.articleId, story.language))) return null
  const pieces = [textElement('title', story.headline)]
  return { name: 'rss', path: rssPath(story.language), expected: { kind: 'entry', element: 'item', address: addressOf(story), pieces } }
}

async function inNewsSitemap(story: PublishedArticle): ListSpot {
  const address = addressOf(story)
  if (!(await newsSitemap(publicUrl())).includes(`<loc>${xmlText(address)}</loc>`)) return null
  const pieces = [textElement('news:title', story.headline)]
  return { name: 'news-sitemap', path: newsSitemapPath, expected: { kind: 'entry', element: 'url', address, pieces } }
}

async function inSitemap(story: PublishedArticle, changedAt: string): ListSpot {
  const path = await sitemapPathOf(story.articleId)
  if (!path) return null
  const pieces = [textElement('lastmod', changedAt)]
  return { name: 'sitemap', path, expected: { kind: 'entry', element: 'url', address: addressOf(story), pieces } }
}

/** A search for its headline. A headline of frequent words may not lead to it, and then it is not expected. */
async function inSearch(story: PublishedArticle): ListSpot {
  const { headline, language } = story
  const found = await searchStories({ text: questionOf(headline), language }, newsroomZone(), null)
  if (!found.stories.some(({ articleId }) => articleId === story.articleId)) return null
  return { name: 'search', path: searchFor(language, headline), expected: linkTo(story, headline) }
}

const addressOf = ({ language, slug }: Pick<PublishedArticle, 'language' | 'slug'>): string => publicUrl() + newsPath(language, slug)
const questionOf = (headline: string): string => headline.slice(0, longestQuestion).trim()
const searchFor = (language: Language, headline: string): string =>
  `${searchPath(language)}?${new URLSearchParams({ q: questionOf(headline) })}`

/** Its address answers that it is gone, and nothing lists it. Only what readers knew is asked for: its last address, headline and section. */
async function spotsOfGone({ articleId, language, slug }: Checked, kind: 'unpublished' | 'taken-down'): Promise<WantedSpot[]> {
  // Readers knew no address, or another story has it now.
  if (slug === '' || (await publishedBySlug(language, slug))) return []
  const path = newsPath(language, slug)
  const address = addressOf({ language, slug })
  const noLink: Expected = { kind: 'no-link', path }
  const known = await lastSeenByReaders(articleId)
  return [
    { name: 'page', path, expected: { kind: 'gone', statuses: kind === 'taken-down' ? [410] : [404, 410] } },
    { name: 'feed', path: feedPath(language), expected: noLink },
    ...(known ? [{ name: 'section' as const, path: sectionPath(language, known.section), expected: noLink }] : []),
    { name: 'rss', path: rssPath(language), expected: { kind: 'no-entry', element: 'item', address } },
    { name: 'news-sitemap', path: newsSitemapPath, expected: { kind: 'no-entry', element: 'url', address } },
    // A new embargo may be about this headline.
    ...(known && !known.isEmbargoed ? [{ name: 'search' as const, path: searchFor(language, known.headline), expected: noLink }] : []),
  ]
}

/** The headline and the section of the last revision that readers had; never those of the draft. */
async function lastSeenByReaders(articleId: string) {
  const [known] = await database()
    .select({ headline: revisions.headline, section: sections.slug, isEmbargoed })
    .from(publications)
    .innerJoin(revisions, eq(revisions.id, publications.revisionId))
    .leftJoin(sectionRedirects, eq(sectionRedirects.formerId, revisions.sectionId))
    .innerJoin(sections, eq(sections.id, sql`coalesce(${sectionRedirects.sectionId}, ${revisions.sectionId})`))
    .innerJoin(articles, eq(articles.id, publications.articleId))
    .where(eq(publications.articleId, articleId))
    .orderBy(desc(publications.publishedAt))
    .limit(1)
  return known ?? null
}
