import { sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { publicNewsroom } from '#db/schema/paper.ts'
import type { Localized } from '#lib/languages.ts'

export type Masthead = { name: Localized; tagline: Localized; sections: { id: string; slug: string; name: Localized }[] }

/** A newsroom has no name before somebody gives it one. */
export const isNamed = ({ name }: { name: Localized }): boolean => Object.values(name).some(Boolean)

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
  const { name = {}, tagline = {}, sections = [] } = found ?? {}
  return { name: isNamed({ name }) ? name : { en: 'Galley' }, tagline, sections }
}
