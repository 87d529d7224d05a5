import { answerNothing, forMachines } from '#app/for-machines.ts'
import { publicUrl } from '#lib/env.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { sitemap } from '#newsroom/syndication/sitemaps.ts'

/** /sitemap-FILE.xml (rewritten by next.config.ts). */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params
  const xml = await sitemap(publicUrl(), file)
  return xml ? forMachines(xml, 'application/xml; charset=utf-8', publishedLanguages().map(tags.lists)) : answerNothing()
}
