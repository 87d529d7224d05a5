import { asc, eq, sql } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { storyPoints } from '#db/schema/templates.ts'

export type StoryPoint = { id: string; text: string; holds: boolean; isTicked: boolean }

/** The points that a story got with its templates, in their order. */
export const pointsOf = (reading: Reading, articleId: string): Promise<StoryPoint[]> =>
  reading
    .select({
      id: storyPoints.id,
      text: storyPoints.text,
      holds: storyPoints.holds,
      isTicked: sql<boolean>`${storyPoints.tickedAt} is not null`,
    })
    .from(storyPoints)
    .where(eq(storyPoints.articleId, articleId))
    .orderBy(asc(storyPoints.position), asc(storyPoints.id))
