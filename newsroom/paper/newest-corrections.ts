import { and, desc, eq, sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { stories, storyCorrections } from '#db/schema/paper.ts'
import { type Cursor, writeCursor } from '#lib/cursor.ts'
import type { Language } from '#lib/languages.ts'
import { pageLength } from './story-card.ts'

/** A correction note as readers see it. */
export type Correction = { id: string; kind: 'correction' | 'clarification'; text: string; at: Date }
export type NotedCorrection = Correction & { articleId: string; language: Language; slug: string; headline: string }

/** The corrections of all live stories of a language, newest first, with keyset pagination. */
export async function newestCorrections(
  language: Language,
  after: Cursor | null,
): Promise<{ corrections: NotedCorrection[]; next: string | null }> {
  const { id, articleId, kind, text, at } = storyCorrections
  const found = await paperDatabase()
    .select({ id, kind, text, at, articleId, language: stories.language, slug: stories.slug, headline: stories.headline })
    .from(storyCorrections)
    .innerJoin(stories, eq(stories.articleId, articleId))
    .where(
      and(
        eq(storyCorrections.language, language),
        after ? sql`(${at}, ${id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(at), desc(id))
    .limit(pageLength + 1)
  const corrections = found.slice(0, pageLength)
  const last = corrections.at(-1)
  return { corrections, next: found.length > pageLength && last ? writeCursor(last) : null }
}
