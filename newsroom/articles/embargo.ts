import { type SQL, sql } from 'drizzle-orm'
import { qualify } from '#db/qualify.ts'
import { articles } from '#db/schema/articles.ts'
import { no, type Refused } from '#lib/outcome.ts'

/** An embargo that has not ended. `wall` and `zone` are the time as it was meant ("2026-12-14T06:00", "Europe/Kyiv"). */
export type Embargo = { until: Date; wall: string; zone: string; reason: string }

type EmbargoJson = Omit<Embargo, 'until'> & { until: string }

/** The embargo that a story is under now; null when there is none, or its time has come. */
export const runningEmbargo: SQL<Embargo | null> =
  sql<Embargo | null>`case when ${qualify(articles.embargoUntil)} > now() then jsonb_build_object(
  'until', ${qualify(articles.embargoUntil)}, 'wall', ${qualify(articles.embargoWall)}, 'zone', ${qualify(articles.embargoZone)},
  'reason', ${qualify(articles.embargoReason)}) end`.mapWith((embargo: EmbargoJson) => ({ ...embargo, until: new Date(embargo.until) }))

/**
 * The refusal of everything that would bring a story out before its embargo ends, now or at the time `at` that is planned; null when
 * nothing holds it. Verbs ask it with the locked story. Behind it stand the triggers of the migration "embargo": no live article is
 * written, and no story becomes public, before the time.
 */
export function heldByEmbargo({ embargo }: { embargo: Embargo | null }, at?: Date): Refused<'embargoed'> | null {
  if (!embargo || (at && at >= embargo.until)) return null
  const { until, wall, zone } = embargo
  return no('embargoed', { until, wall, zone })
}
