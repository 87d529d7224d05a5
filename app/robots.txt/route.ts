import { forMachines } from '#app/for-machines.ts'
import { publicUrl } from '#lib/env.ts'
import { searchPath } from '#lib/paths.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'

export const dynamic = 'force-dynamic'

/** RFC 9309. Crawlers may read what readers may read, except search results and the desk. */
export async function GET(): Promise<Response> {
  const origin = publicUrl()
  // Without the database the last known languages do: an error here would shut the whole site to crawlers.
  await readPublication().catch(() => {})
  const closed = ['/desk', '/api/', ...publishedLanguages().map(searchPath)]
  return forMachines(
    `User-agent: *\n${closed.map((path) => `Disallow: ${path}\n`).join('')}\nSitemap: ${origin}/sitemap.xml\nSitemap: ${origin}/news-sitemap.xml\n`,
    'text/plain; charset=utf-8',
  )
}
