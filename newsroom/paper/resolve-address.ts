import { sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import type { Language } from '#lib/languages.ts'

/** What a story's address leads to: the story, its current address, a tombstone, or nothing. */
export type Resolved = 'here' | 'gone' | 'nowhere' | { movedTo: { articleId: string; language: Language; slug: string } }

/** Called before a story's page is rendered, because the HTTP status depends on it. One indexed query. */
export async function resolveAddress(language: Language, slug: string): Promise<Resolved> {
  const [found] = await paperDatabase().execute<{
    here: boolean
    gone: boolean
    moved: { articleId: string; language: Language; slug: string } | null
  }>(sql`
    select
      exists (select 1 from paper.stories where language = ${language} and slug = ${slug}) as here,
      exists (select 1 from paper.gone_addresses where language = ${language} and slug = ${slug}) as gone,
      (select jsonb_build_object('articleId', article_id, 'language', current_language, 'slug', current_slug)
        from paper.moved_addresses where language = ${language} and slug = ${slug}) as moved`)
  if (found?.here) return 'here'
  if (found?.moved) return { movedTo: found.moved }
  return found?.gone ? 'gone' : 'nowhere'
}

/** The same for an address without a prefix, in the languages that were first once: their stories stand under a prefix now. By index. */
export async function resolveFormerAddress(slug: string): Promise<Exclude<Resolved, 'here'>> {
  const [found] = await paperDatabase().execute<{
    gone: boolean
    moved: { articleId: string; language: Language; slug: string } | null
  }>(sql`
    with former as materialized (select language, place from paper.newsroom, unnest(former_first) with ordinality as former(language, place)
      where language = any (languages)),
    moved as (
      select place, 1 as nth, article_id, language, slug from former join paper.stories using (language) where slug = ${slug}
      union all
      select place, 2, article_id, current_language, current_slug from former join paper.moved_addresses using (language) where slug = ${slug}
      order by place, nth limit 1)
    select (select jsonb_build_object('articleId', article_id, 'language', language, 'slug', slug) from moved) as moved,
      exists (select 1 from former join paper.gone_addresses using (language) where slug = ${slug}) as gone`)
  if (found?.moved) return { movedTo: found.moved }
  return found?.gone ? 'gone' : 'nowhere'
}
