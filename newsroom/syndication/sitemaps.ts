import { desc, eq, gt, inArray, sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { publicAuthors, publicNewsroom, publicSections, publicTopics, stories } from '#db/schema/paper.ts'
import { type Language, languages, localized } from '#lib/languages.ts'
import { authorPath, correctionsPath, feedPath, newsPath, sectionPath, topicPath } from '#lib/paths.ts'
import { escapeHtml } from './story-html.ts'
import { legal } from './write-feed.ts'

/** The most addresses one file may have (sitemaps.org protocol). */
export const longestSitemap = 50_000
/** Google News takes stories of two days, and at most so many. */
const newsHours = 48
const mostNews = 1_000

const heading = '<?xml version="1.0" encoding="UTF-8"?>\n'
const spaces = {
  sitemap: 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
  twins: 'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
  news: 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
}
const xml = (text: string) => escapeHtml(legal(text))

/** The index (sitemaps.org 0.9): one file of lists, then as many of stories as there must be. */
export async function sitemapIndex(origin: string): Promise<string> {
  const [count] = await paperDatabase().select({ stories: sql<number>`count(*)::int` }).from(stories)
  const files = Math.ceil((count?.stories ?? 0) / longestSitemap)
  const entries = Array.from({ length: files + 1 }, (_, number) => `<sitemap><loc>${origin}/sitemap-${number}.xml</loc></sitemap>`)
  return `${heading}<sitemapindex ${spaces.sitemap}>${entries.join('')}</sitemapindex>`
}

/** File 0 has the lists (feeds, sections, topics, authors) in every language, the others stories. Null when there is no such file. */
export async function sitemap(origin: string, number: number): Promise<string | null> {
  if (number === 0) return urlset(origin, await lists())
  const found = await paperDatabase()
    .select({
      language: stories.language,
      slug: stories.slug,
      firstPublishedAt: stories.firstPublishedAt,
      updatedAt: stories.updatedAt,
      twinGroup: stories.twinGroup,
    })
    .from(stories)
    .orderBy(stories.articleId)
    .offset((number - 1) * longestSitemap)
    .limit(longestSitemap)
  if (found.length === 0) return null
  const twins = await twinsOf(found.flatMap(({ twinGroup }) => twinGroup ?? []))
  return urlset(
    origin,
    found.map(({ language, slug, firstPublishedAt, updatedAt, twinGroup }) => ({
      path: newsPath(language, slug),
      at: updatedAt ?? firstPublishedAt,
      twins: (twinGroup && twins.get(twinGroup)) || [],
    })),
  )
}

type Twin = { language: Language; path: string }
type Entry = { path: string; at?: Date; twins: Twin[] }

function urlset(origin: string, entries: readonly Entry[]): string {
  const url = ({ path, at, twins }: Entry) =>
    `<url><loc>${xml(origin + path)}</loc>${at ? `<lastmod>${at.toISOString()}</lastmod>` : ''}${
      twins.length > 1
        ? twins.map((twin) => `<xhtml:link rel="alternate" hreflang="${twin.language}" href="${xml(origin + twin.path)}"/>`).join('')
        : ''
    }</url>`
  return `${heading}<urlset ${spaces.sitemap} ${spaces.twins}>${entries.map(url).join('')}</urlset>`
}

async function lists(): Promise<Entry[]> {
  const [sections, topics, authors] = await Promise.all([
    paperDatabase().select({ slug: publicSections.slug }).from(publicSections),
    paperDatabase().select({ slug: publicTopics.slug }).from(publicTopics).limit(20_000),
    paperDatabase().select({ slug: publicAuthors.slug }).from(publicAuthors).limit(20_000),
  ])
  const inEach = (path: (language: Language) => string): Entry[] => {
    const twins = languages.map((language) => ({ language, path: path(language) }))
    return twins.map((twin) => ({ path: twin.path, twins }))
  }
  return [
    ...inEach(feedPath),
    ...inEach(correctionsPath),
    ...sections.flatMap(({ slug }) => inEach((language) => sectionPath(language, slug))),
    ...topics.flatMap(({ slug }) => inEach((language) => topicPath(language, slug))),
    ...authors.flatMap(({ slug }) => inEach((language) => authorPath(language, slug))),
  ].slice(0, longestSitemap)
}

async function twinsOf(groups: readonly string[]): Promise<Map<string, Twin[]>> {
  const byGroup = new Map<string, Twin[]>()
  if (groups.length === 0) return byGroup
  const found = await paperDatabase()
    .select({ group: stories.twinGroup, language: stories.language, slug: stories.slug })
    .from(stories)
    .where(inArray(stories.twinGroup, [...new Set(groups)]))
  for (const { group, language, slug } of found)
    if (group) byGroup.set(group, [...(byGroup.get(group) ?? []), { language, path: newsPath(language, slug) }])
  return byGroup
}

/** The Google News sitemap (sitemap-news/0.9): the stories of the last two days, the newest first. */
export async function newsSitemap(origin: string): Promise<string> {
  const [newsroom] = await paperDatabase().select({ name: publicNewsroom.name }).from(publicNewsroom)
  const recent = await Promise.all(
    languages.map((language) =>
      paperDatabase()
        .select({ slug: stories.slug, headline: stories.headline, firstPublishedAt: stories.firstPublishedAt, language: stories.language })
        .from(stories)
        .where(
          sql`${eq(stories.language, language)} and ${gt(stories.firstPublishedAt, sql`now() - make_interval(hours => ${newsHours})`)}`,
        )
        .orderBy(desc(stories.firstPublishedAt), desc(stories.articleId))
        .limit(mostNews),
    ),
  )
  const urls = recent
    .flat()
    .sort((a, b) => b.firstPublishedAt.getTime() - a.firstPublishedAt.getTime())
    .slice(0, mostNews)
    .map(
      ({ language, slug, headline, firstPublishedAt }) =>
        `<url><loc>${xml(origin + newsPath(language, slug))}</loc><news:news><news:publication><news:name>${xml(newsroom ? localized(newsroom.name, language) : 'Galley')}</news:name><news:language>${language}</news:language></news:publication><news:publication_date>${firstPublishedAt.toISOString()}</news:publication_date><news:title>${xml(headline)}</news:title></news:news></url>`,
    )
  return `${heading}<urlset ${spaces.sitemap} ${spaces.news}>${urls.join('')}</urlset>`
}
