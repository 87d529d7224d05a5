import { and, eq, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'
import { database, type Reading } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { attachmentIds, drafts } from '#db/schema/articles.ts'
import { attachments, liveAttachments, pageAttachments } from '#db/schema/attachments.ts'
import { pages, pageTexts } from '#db/schema/pages.ts'
import { schedules } from '#db/schema/schedules.ts'
import { draftVersions } from '#db/schema/versions.ts'
import { plannedBody, plannedWith, storiesAmong } from '#newsroom/media/usage.ts'
import { type HelpSpot, helpWith, isInHelp } from '#newsroom/media/writing-help.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

/** Where a file stands besides stories: a page of the house, a template, a snippet, or, of captions, a video of the library. */
export type AttachmentSpot = { kind: 'page'; id: string; slug: string } | { kind: 'captions'; id: string; name: string } | HelpSpot

/**
 * Where a sound, video, document or captions are used: the stories that this person may see, newest first, the number of others, and what
 * else has it. A story counts as it does for a picture (newsroom/media/usage.ts).
 */
export async function usageOfAttachment(person: Person, id: string) {
  authorise(person, 'see the library')
  return { ...(await storiesAmong(person, storiesWith(database(), id))), spots: await spotsOf(database(), id) }
}

/** Whether anything uses it, as usageOfAttachment lists it. */
export async function isAttachmentUsed(reading: Reading, id: string): Promise<boolean> {
  const [story] = await storiesWith(reading, id).limit(1)
  return story !== undefined || (await spotsOf(reading, id)).length > 0
}

const has = (ids: SQL, id: string): SQL => sql`${ids} @> ${JSON.stringify([id])}::jsonb`

/** A union of indexed queries: one condition with several parts would scan every story. */
const storiesWith = (reading: Reading, id: string) =>
  union(
    reading.select({ id: liveAttachments.articleId }).from(liveAttachments).where(eq(liveAttachments.attachmentId, id)),
    reading
      .select({ id: drafts.articleId })
      .from(drafts)
      .where(has(attachmentIds(drafts.body), id)),
    reading
      .select({ id: drafts.articleId })
      .from(drafts)
      .where(and(isNotNull(drafts.suggested), has(attachmentIds(drafts.suggested), id))),
    plannedWith(reading, has(attachmentIds(plannedBody), id)),
  )

async function spotsOf(reading: Reading, id: string): Promise<AttachmentSpot[]> {
  const offered = reading.select({ id: pageAttachments.pageId }).from(pageAttachments).where(eq(pageAttachments.attachmentId, id))
  const onPages = await reading
    .selectDistinct({ id: pages.id, slug: pages.slug })
    .from(pages)
    .leftJoin(pageTexts, eq(pageTexts.pageId, pages.id))
    .where(or(sql`${pages.id} in (${offered})`, has(attachmentIds(pageTexts.body), id)))
  const captionsOf = await reading
    .select({ id: attachments.id, name: attachments.name })
    .from(attachments)
    .where(eq(attachments.captionsId, id))
  return [
    ...onPages.map((page) => ({ kind: 'page' as const, ...page })),
    ...captionsOf.map((video) => ({ kind: 'captions' as const, ...video })),
    ...(await helpWith(reading, (body) => has(attachmentIds(body), id))),
  ]
}

/** The id of a row of attachments as the only one of a JSON list. */
const asList = sql`jsonb_build_array(${qualify(attachments.id)})`

/** Of a row of attachments: whether anything uses it, as usageOfAttachment lists it. Each part is looked up along its index. */
export const isAttachmentUsedAnywhere: SQL = sql`(
  exists (select 1 from ${liveAttachments} offered where offered.attachment_id = ${qualify(attachments.id)})
  or exists (select 1 from ${pageAttachments} offered where offered.attachment_id = ${qualify(attachments.id)})
  or exists (select 1 from ${attachments} video where video.captions_id = ${qualify(attachments.id)})
  or exists (select 1 from ${drafts} draft where ${attachmentIds(sql`draft.body`)} @> ${asList})
  or exists (select 1 from ${drafts} draft where draft.suggested is not null and ${attachmentIds(sql`draft.suggested`)} @> ${asList})
  or ${isInHelp(qualify(attachments.id), attachmentIds)}
  or exists (select 1 from ${pageTexts} page where ${attachmentIds(sql`page.body`)} @> ${asList})
  or exists (select 1 from ${schedules} planned join ${draftVersions} version
    on version.article_id = planned.article_id and version.number = planned.prepared_version
    where (planned.ended_at is null or planned.ending in ('held', 'failed'))
    and ${attachmentIds(sql`(version.story -> 'body')`)} @> ${asList}))`
