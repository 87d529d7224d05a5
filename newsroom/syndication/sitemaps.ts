import { between, count, desc, eq, gt, sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { publicAuthors, publicPages, publicSections, publicTopics, stories } from '#db/schema/paper.ts'
import { inEachLanguage, type Twin, withDefault } from '#lib/alternates.ts'
import type { Language } from '#lib/languages.ts'
import { authorPath, correctionsPath, feedPath, newsPath, pagePath, sectionPath, topicPath } from '#lib/paths.ts'
import { isPublished, localize, publishedLanguages } from '#lib/publication.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import { xmlText as xml } from './xml.ts'

/** The most stories of one file. Even with the longest addresses a file stays below 1 MB in two languages. */
export const storiesInFile = 1_000
/** The most topics or authors of one file. Each has an entry for every language, and each entry names all languages. */
const namesInFile = (): number => Math.max(50, Math.floor(2_000 / publishedLanguages().length ** 2))
/** Topics and authors beyond this number are not in a sitemap. Links lead to them. */
const mostNames = 50_000
/** Google News accepts stories of the last two days, and at most 1,000. */
const newsHours = 48
const mostNews = 1_000
const mostNewsBytes = 980_000

const heading = '<?xml version="1.0" encoding="UTF-8"?>\n'
const spaces = {
  sitemap: 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
  twins: 'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
  news: 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
}

/** The index (sitemaps.org 0.9): one file of sections and pages, and as many files of topics, authors and stories as are needed. */
export async function sitemapIndex(origin: string): Promise<string> {
  const [newest, topics, authors] = await Promise.all([newestNumber(), countOf(publicTopics), countOf(publicAuthors)])
  const numberFiles = (name: string, rows: number, inFile: number) =>
    Array.from({ length: Math.ceil(rows / inFile) }, (_, index) => `${name}${index + 1}`)
  const files = [
    '0',
    ...numberFiles('topics-', topics, namesInFile()),
    ...numberFiles('authors-', authors, namesInFile()),
    ...numberFiles('', newest, storiesInFile),
  ]
  const entries = files.map((file) => `<sitemap><loc>${origin}/sitemap-${file}.xml</loc></sitemap>`)
  return `${heading}<sitemapindex ${spaces.sitemap}>${entries.join('')}</sitemapindex>`
}

/**
 * "0" has sections and pages; "topics-1", "authors-1" and on have topics and authors; "1" and on have stories. In every language. Null when
 * there is no such file.
 */
export async function sitemap(origin: string, file: string): Promise<string | null> {
  const [, kind = '', digits = ''] = /^(topics-|authors-|)(\d{1,4})$/.exec(file) ?? []
  const number = Number(digits)
  if (digits === '' || (kind !== '' && number === 0)) return null
  if (kind === 'topics-') return listFile(origin, await namesOf(publicTopics, number), topicPath)
  if (kind === 'authors-') return listFile(origin, await namesOf(publicAuthors, number), authorPath)
  return number === 0 ? urlset(origin, await listFixed()) : storyFile(origin, number)
}

/** The nth thousand of published stories. A file does not change while the paper grows, and is read using an index. */
async function storyFile(origin: string, file: number): Promise<string | null> {
  const found = await paperDatabase()
    .select({
      language: stories.language,
      slug: stories.slug,
      firstPublishedAt: stories.firstPublishedAt,
      updatedAt: stories.updatedAt,
      twinGroup: stories.twinGroup,
    })
    .from(stories)
    .where(between(stories.number, (file - 1) * storiesInFile + 1, file * storiesInFile))
    .orderBy(stories.number)
  // The file may be empty when all its stories are unpublished. It still exists, because the index names it.
  if (found.length === 0 && (file - 1) * storiesInFile >= (await newestNumber())) return null
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

/** The path of the file that has this live story; null when it is not live. */
export async function sitemapPathOf(articleId: string): Promise<string | null> {
  const [found] = await paperDatabase().select({ number: stories.number }).from(stories).where(eq(stories.articleId, articleId))
  return found ? `/sitemap-${Math.ceil(found.number / storiesInFile)}.xml` : null
}

type Entry = { path: string; at?: Date; twins: Twin[] }

function urlset(origin: string, entries: readonly Entry[]): string {
  const url = ({ path, at, twins }: Entry) =>
    `<url><loc>${xml(origin + path)}</loc>${at ? `<lastmod>${at.toISOString()}</lastmod>` : ''}${
      twins.length > 1
        ? withDefault(twins)
            .map((twin) => `<xhtml:link rel="alternate" hreflang="${twin.language}" href="${xml(origin + twin.path)}"/>`)
            .join('')
        : ''
    }</url>`
  return `${heading}<urlset ${spaces.sitemap} ${spaces.twins}>${entries.map(url).join('')}</urlset>`
}

async function newestNumber(): Promise<number> {
  const [newest] = await paperDatabase().select({ number: stories.number }).from(stories).orderBy(desc(stories.number)).limit(1)
  return newest?.number ?? 0
}

/** Counts using the index of slugs. */
async function countOf(table: typeof publicTopics | typeof publicAuthors): Promise<number> {
  const named = paperDatabase().select({ slug: table.slug }).from(table).orderBy(table.slug).limit(mostNames).as('named')
  const [found] = await paperDatabase().select({ count: count() }).from(named)
  return found?.count ?? 0
}

const namesOf = (table: typeof publicTopics | typeof publicAuthors, file: number) =>
  paperDatabase()
    .select({ slug: table.slug })
    .from(table)
    .orderBy(table.slug)
    .offset((file - 1) * namesInFile())
    .limit(namesInFile())

const listFile = (origin: string, names: readonly { slug: string }[], path: (language: Language, slug: string) => string) =>
  names.length === 0
    ? null
    : urlset(
        origin,
        names.flatMap(({ slug }) => inEach((language) => path(language, slug))),
      )

/** The most that the desk can put in order (newsroom/taxonomy/input.ts). */
const mostSections = 200

async function listFixed(): Promise<Entry[]> {
  const sections = await paperDatabase()
    .select({ slug: publicSections.slug })
    .from(publicSections)
    .orderBy(publicSections.position)
    .limit(mostSections)
  return [
    ...inEach(feedPath),
    ...inEach(correctionsPath),
    ...sections.flatMap(({ slug }) => inEach((language) => sectionPath(language, slug))),
    ...(await listPages()),
  ]
}

/** The pages of the house, in the languages in which they are published. */
async function listPages(): Promise<Entry[]> {
  const found = await paperDatabase()
    .select({ slug: publicPages.slug, language: publicPages.language, at: publicPages.publishedAt })
    .from(publicPages)
    .orderBy(publicPages.position, publicPages.slug)
  return [...Map.groupBy(found, ({ slug }) => slug)].flatMap(([slug, texts]) => {
    const twins = publishedLanguages()
      .filter((language) => texts.some((text) => text.language === language))
      .map((language) => ({ language, path: pagePath(language, slug) }))
    return texts.flatMap(({ language, at }) => (isPublished(language) ? [{ path: pagePath(language, slug), at, twins }] : []))
  })
}

function inEach(path: (language: Language) => string): Entry[] {
  const twins = inEachLanguage(path)
  return twins.map((twin) => ({ path: twin.path, twins }))
}

async function twinsOf(groups: readonly string[]): Promise<Map<string, Twin[]>> {
  const byGroup = new Map<string, Twin[]>()
  if (groups.length === 0) return byGroup
  const found = await paperDatabase()
    .select({ group: stories.twinGroup, language: stories.language, slug: stories.slug })
    .from(stories)
    .where(isAmong(stories.twinGroup, new Set(groups)))
  for (const { group, language, slug } of found)
    if (group) byGroup.set(group, [...(byGroup.get(group) ?? []), { language, path: newsPath(language, slug) }])
  return byGroup
}

/** The Google News sitemap (sitemap-news/0.9): the stories of the last two days, the newest first. */
export async function newsSitemap(origin: string): Promise<string> {
  const { name } = await masthead()
  const recent = await Promise.all(
    publishedLanguages().map((language) =>
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
  let left = mostNewsBytes
  const urls = recent
    .flat()
    .sort((a, b) => b.firstPublishedAt.getTime() - a.firstPublishedAt.getTime())
    .slice(0, mostNews)
    .map(
      ({ language, slug, headline, firstPublishedAt }) =>
        `<url><loc>${xml(origin + newsPath(language, slug))}</loc><news:news><news:publication><news:name>${xml(localize(name, language))}</news:name><news:language>${language}</news:language></news:publication><news:publication_date>${firstPublishedAt.toISOString()}</news:publication_date><news:title>${xml(headline)}</news:title></news:news></url>`,
    )
    .filter((url) => {
      left -= Buffer.byteLength(url)
      return left >= 0
    })
  return `${heading}<urlset ${spaces.sitemap} ${spaces.news}>${urls.join('')}</urlset>`
}
