import { forMachines } from '#app/for-machines.ts'
import { publicUrl } from '#lib/env.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { newsSitemap } from '#newsroom/syndication/sitemaps.ts'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return forMachines(await newsSitemap(publicUrl()), 'application/xml; charset=utf-8', [
    ...publishedLanguages().map(tags.lists),
    tags.newsroom(),
  ])
}
