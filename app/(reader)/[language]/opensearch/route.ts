import { answerNothing, forMachines } from '#app/for-machines.ts'
import { publicUrl } from '#lib/env.ts'
import { searchPath } from '#lib/paths.ts'
import { isPublished, localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import { openSearch } from '#newsroom/syndication/open-search.ts'

/** /opensearch.xml, also under another language (rewritten by proxy.ts). */
export async function GET(_: Request, { params }: { params: Promise<{ language: string }> }): Promise<Response> {
  const { language } = await params
  if (!isPublished(language)) return answerNothing()
  const { name, tagline } = await masthead()
  const paper = { name: localize(name, language), tagline: localize(tagline, language), searchPath: searchPath(language) }
  return forMachines(openSearch({ origin: publicUrl(), language, ...paper }), 'application/opensearchdescription+xml; charset=utf-8', [
    tags.newsroom(),
  ])
}
