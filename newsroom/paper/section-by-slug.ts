import { eq } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { publicSections } from '#db/schema/paper.ts'

/** A section as its page shows it; null when there is none. */
export async function sectionBySlug(slug: string) {
  const [found] = await paperDatabase()
    .select({ id: publicSections.id, slug: publicSections.slug, name: publicSections.name, description: publicSections.description })
    .from(publicSections)
    .where(eq(publicSections.slug, slug))
  return found ?? null
}
