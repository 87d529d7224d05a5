import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { articles } from '#db/schema/articles.ts'
import { imports } from '#db/schema/record.ts'
import { slugOf } from '#lib/slug.ts'
import { freeSlugs } from '#newsroom/articles/free-slugs.ts'
import type { Expected } from '#newsroom/formats/wxr-references.ts'

/**
 * The slug that each story of an export has here already or will get, so that links between them can be written before they are imported.
 * Nothing is reserved: somebody may take a slug meanwhile.
 */
export async function slugsToCome(expected: readonly Expected[]): Promise<Map<string, string>> {
  const slugs = await slugsHere(expected.map(({ source }) => source))
  const others = expected.filter(({ source }) => !slugs.has(source))
  const free = await freeSlugs(
    database(),
    others.map(({ language, slug, headline }) => ({ language, slug: slug ?? slugOf(headline, language) })),
  )
  for (const [index, { source }] of others.entries()) slugs.set(source, free[index] ?? '')
  return slugs
}

async function slugsHere(sources: readonly string[]): Promise<Map<string, string>> {
  const slugs = new Map<string, string>()
  for (let at = 0; at < sources.length; at += 5000) {
    const rows = await database()
      .select({ source: imports.source, slug: articles.slug })
      .from(imports)
      .innerJoin(articles, eq(articles.id, imports.articleId))
      .where(isAmong(imports.source, sources.slice(at, at + 5000)))
    for (const { source, slug } of rows) if (slug !== null) slugs.set(source, slug)
  }
  return slugs
}
