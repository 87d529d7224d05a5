import { forMachines } from '#app/for-machines.ts'
import { publicUrl } from '#lib/env.ts'

export const dynamic = 'force-dynamic'

/** RFC 9309. Crawlers may read what readers may read, except search results and the desk. */
export function GET(): Response {
  const origin = publicUrl()
  return forMachines(
    `User-agent: *\nDisallow: /desk\nDisallow: /api/\nDisallow: /search\nDisallow: /uk/search\n\nSitemap: ${origin}/sitemap.xml\nSitemap: ${origin}/news-sitemap.xml\n`,
    'text/plain; charset=utf-8',
  )
}
