import { eq, sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { publicAuthors } from '#db/schema/paper.ts'
import type { PaperAuthor } from './published-by-slug.ts'
import { type PaperPicture, pictureOf } from './story-card.ts'

/** An author as their page shows them; null when there is none. */
export async function authorBySlug(slug: string): Promise<PaperAuthor | null> {
  const [found] = await paperDatabase()
    .select({
      id: publicAuthors.id,
      slug: publicAuthors.slug,
      name: publicAuthors.name,
      title: publicAuthors.title,
      biography: publicAuthors.biography,
      portrait: sql<PaperPicture | null>`${pictureOf(sql`authors.portrait_id`)}`,
    })
    .from(publicAuthors)
    .where(eq(publicAuthors.slug, slug))
  return found ?? null
}
