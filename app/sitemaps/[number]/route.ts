import { forMachines, nothingHere } from '#app/for-machines.ts'
import { publicUrl } from '#lib/env.ts'
import { languages } from '#lib/languages.ts'
import { tags } from '#lib/tags.ts'
import { sitemap } from '#newsroom/syndication/sitemaps.ts'

/** /sitemap-N.xml (next.config.ts leads it here). */
export async function GET(_: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> {
  const { number } = await params
  const xml = /^\d{1,4}$/.test(number) ? await sitemap(publicUrl(), Number(number)) : null
  return xml ? forMachines(xml, 'application/xml; charset=utf-8', languages.map(tags.lists)) : nothingHere()
}
