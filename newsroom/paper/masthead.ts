import { sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { publicNewsroom } from '#db/schema/paper.ts'
import type { Localized } from '#lib/languages.ts'

export type Masthead = { name: Localized; tagline: Localized; sections: { id: string; slug: string; name: Localized }[] }

/** What is on top of every page: the paper's name and its sections, in order. */
export async function masthead(): Promise<Masthead> {
  const [found] = await paperDatabase()
    .select({
      name: publicNewsroom.name,
      tagline: publicNewsroom.tagline,
      sections: sql<Masthead['sections']>`(
        select coalesce(jsonb_agg(jsonb_build_object('id', id, 'slug', slug, 'name', name) order by position, slug), '[]')
        from paper.sections)`,
    })
    .from(publicNewsroom)
  return found ?? { name: { en: 'Galley' }, tagline: { en: '' }, sections: [] }
}
