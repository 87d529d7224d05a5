import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'

/** Days for which the log of a text is kept step by step. What it said stays: in the versions, and who wrote how much in each. */
export const stepsKept = 90
/** Rows deleted by one statement. */
const batch = 5_000

/**
 * Deletes old steps of the logs. These stay: what came after the published text (who wrote it is asked before an update), what no version has
 * counted yet, and the newest of each story. A screen that was closed for so long takes the whole text. Returns how many were deleted.
 */
export async function sweepSteps(most = batch): Promise<number> {
  let swept = 0
  for (;;) {
    const gone = await database().execute(sql`
      delete from draft_steps step using (
        select step.article_id, step.version
        from draft_steps step
          join articles article on article.id = step.article_id
          join drafts draft on draft.article_id = step.article_id
          left join revisions live on live.id = article.live_revision_id
        where step.created_at < now() - make_interval(days => ${stepsKept})
          and step.version < draft.version
          and step.version <= coalesce(live.draft_version, step.version)
          and step.version <= (select max(version.draft_version) from draft_versions version where version.article_id = step.article_id)
        limit ${most}) old
      where step.article_id = old.article_id and step.version = old.version
      returning step.version`)
    swept += gone.length
    if (gone.length < most) return swept
  }
}
