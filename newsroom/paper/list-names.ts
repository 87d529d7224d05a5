import { and, asc, gt, type SQL } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { publicAuthors, publicSections, publicTopics } from '#db/schema/paper.ts'
import type { Localized } from '#lib/languages.ts'

const views = { sections: publicSections, topics: publicTopics, authors: publicAuthors } as const
export type NameKind = keyof typeof views
export type Named = { slug: string; name: Localized }

/** Sections, topics or authors, by slug: each with its name in every language. `next`: the slug after which the next page begins. */
export async function listNames(
  kind: NameKind,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ names: Named[]; next: string | null }> {
  const view = views[kind]
  const isBehind: SQL | undefined = after ? gt(view.slug, after) : undefined
  const found = await paperDatabase()
    .select({ slug: view.slug, name: view.name })
    .from(view)
    .where(and(isBehind))
    .orderBy(asc(view.slug))
    .limit(limit + 1)
  const names = found.slice(0, limit)
  return { names, next: found.length > limit ? (names.at(-1)?.slug ?? null) : null }
}
