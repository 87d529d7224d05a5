import { forMachines } from '#app/for-machines.ts'
import { publicUrl } from '#lib/env.ts'
import { searchPath } from '#lib/paths.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { type Crawling, crawling } from '#newsroom/paper/crawling.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'

export const dynamic = 'force-dynamic'

let known: Crawling = { indexed: true, refused: [], llms: false }

/**
 * RFC 9309. Crawlers may read what readers may read, except search results and the desk. A paper that is not to be listed says so on its
 * pages, which search engines have to read for that; here it only names no sitemaps.
 */
export async function GET(): Promise<Response> {
  const origin = publicUrl()
  // Without the database what was last known does: an error here would shut the whole site to crawlers.
  await readPublication().catch(() => {})
  known = await crawling().catch(() => known)
  const closed = ['/desk', '/api/', ...publishedLanguages().map(searchPath)]
  const groups = [
    `User-agent: *\n${closed.map((path) => `Disallow: ${path}\n`).join('')}`,
    ...(known.refused.length > 0 ? [`${known.refused.map((name) => `User-agent: ${name}\n`).join('')}Disallow: /\n`] : []),
    ...(known.indexed ? [`Sitemap: ${origin}/sitemap.xml\nSitemap: ${origin}/news-sitemap.xml\n`] : []),
  ]
  return forMachines(groups.join('\n'), 'text/plain; charset=utf-8', [tags.newsroom()])
}
