import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { schedules } from '#db/schema/schedules.ts'
import { authorRedirects, sectionRedirects } from '#db/schema/taxonomy.ts'
import { draftVersions } from '#db/schema/versions.ts'

/**
 * Whether a story that is to go out, or waits for an editor's answer, names this author or section as it was approved. Those that were
 * merged into it count.
 */
export async function isPlanned(reading: Reading, named: { authorId: string } | { sectionId: string }): Promise<boolean> {
  const story = qualify(draftVersions.story)
  const isNamed =
    'authorId' in named
      ? sql`${story} -> 'bylines' ?| array(select ${named.authorId}::text
          union all select former_id::text from ${authorRedirects} where author_id = ${named.authorId})`
      : sql`${story} ->> 'sectionId' in (select ${named.sectionId}::text
          union all select former_id::text from ${sectionRedirects} where section_id = ${named.sectionId})`
  const [planned] = await reading
    .select({ id: schedules.id })
    .from(schedules)
    .innerJoin(draftVersions, and(eq(draftVersions.articleId, schedules.articleId), eq(draftVersions.number, schedules.preparedVersion)))
    .where(and(or(isNull(schedules.endedAt), inArray(schedules.ending, ['held', 'failed'])), isNamed))
    .limit(1)
  return planned !== undefined
}
