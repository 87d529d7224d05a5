import { eq } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { movedAuthors, movedSections, movedTopics } from '#db/schema/paper.ts'
import type { ListKind } from '#lib/addresses.ts'

const moved = {
  section: { view: movedSections, id: movedSections.sectionId },
  topic: { view: movedTopics, id: movedTopics.topicId },
  author: { view: movedAuthors, id: movedAuthors.authorId },
} as const

/**
 * The section, topic or author that the slug of a merged one redirects to. Look for an existing one with this slug first: it takes
 * precedence.
 */
export async function findMoved(kind: ListKind, slug: string): Promise<{ id: string; slug: string } | null> {
  const { view, id } = moved[kind]
  const [found] = await paperDatabase().select({ id, slug: view.currentSlug }).from(view).where(eq(view.slug, slug))
  return found ?? null
}
