import { and, asc, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { stories } from '#db/schema/paper.ts'
import { publishingKinds, schedules } from '#db/schema/schedules.ts'
import { sectionRedirects } from '#db/schema/taxonomy.ts'
import { draftVersions } from '#db/schema/versions.ts'
import type { Language } from '#lib/languages.ts'

/**
 * What is published or updated until an instant and is in a section then, or was in it: `isHere` says which, `preparedVersion` is the
 * version that goes out. `tx` must see one snapshot.
 */
export async function plannedForSection(tx: Transaction, sectionId: string, language: Language, until: Date) {
  const formerly = await tx
    .select({ id: sectionRedirects.formerId })
    .from(sectionRedirects)
    .where(eq(sectionRedirects.sectionId, sectionId))
  const ids = [sectionId, ...formerly.flatMap(({ id }) => id ?? [])]
  const goesIn = sql<boolean>`${draftVersions.story} ->> 'sectionId' in ${ids}`
  const rows = await tx
    .select({ articleId: schedules.articleId, at: schedules.at, preparedVersion: draftVersions.number, isHere: goesIn })
    .from(schedules)
    .innerJoin(articles, eq(articles.id, schedules.articleId))
    .innerJoin(draftVersions, and(eq(draftVersions.articleId, schedules.articleId), eq(draftVersions.number, schedules.preparedVersion)))
    .leftJoin(stories, eq(stories.articleId, schedules.articleId))
    .where(
      and(
        isNull(schedules.endedAt),
        isNotNull(schedules.articleId),
        lte(schedules.at, until),
        inArray(schedules.kind, publishingKinds),
        eq(articles.language, language),
        or(goesIn, eq(stories.sectionId, sectionId)),
      ),
    )
    .orderBy(asc(schedules.at), asc(schedules.id))
  return rows.flatMap(({ articleId, ...planned }) => (articleId === null ? [] : [{ articleId, ...planned }]))
}
