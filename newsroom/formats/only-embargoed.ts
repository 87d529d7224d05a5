import { sql } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { attachmentIds } from '#db/schema/articles.ts'

/** What only stories under embargo have, and an export without them leaves out as well. */
export type OnlyEmbargoed = { pictures: ReadonlySet<string>; attachments: ReadonlySet<string>; topics: ReadonlySet<string> }

export const nothingEmbargoed: OnlyEmbargoed = { pictures: new Set(), attachments: new Set(), topics: new Set() }

export const onlyEmbargoed = async (reading: Reading): Promise<OnlyEmbargoed> => ({
  pictures: await picturesOnly(reading),
  attachments: await attachmentsOnly(reading),
  topics: await topicsOnly(reading),
})

/** The ids of topics that no other draft and no live story has: a name may say what the story is about. */
async function topicsOnly(reading: Reading): Promise<Set<string>> {
  const rows = await reading.execute<{ id: string }>(sql`
    select distinct about.topic_id as id from articles article
    join article_topics about on about.article_id = article.id
    where article.embargo_until > now()
      and not exists (select 1 from live_topics live where live.topic_id = about.topic_id)
      and not exists (
        select 1 from article_topics other join articles story on story.id = other.article_id
        where other.topic_id = about.topic_id and coalesce(story.embargo_until <= now(), true))`)
  return new Set(rows.map(({ id }) => id))
}

/** The same of sounds, videos, documents and captions. A version of the history is no use of them: it is no part of an archive. */
async function attachmentsOnly(reading: Reading): Promise<Set<string>> {
  const rows = await reading.execute<{ id: string }>(sql`
    with held as materialized (select id from articles where embargo_until > now()),
    shown as materialized (
      select distinct file #>> '{}' as id from drafts draft join held on held.id = draft.article_id,
        lateral jsonb_array_elements(${attachmentIds(sql`jsonb_build_array(draft.body, draft.suggested)`)}) file
    )
    select shown.id from shown
    where shown.id is not null
      and not exists (select 1 from live_attachments live where live.attachment_id = shown.id::uuid)
      and not exists (select 1 from page_attachments live where live.attachment_id = shown.id::uuid)
      and not exists (
        select 1 from drafts other
        where ${attachmentIds(sql`other.body`)} @> to_jsonb(shown.id) and other.article_id not in (select id from held))`)
  return new Set(rows.map(({ id }) => id))
}

/**
 * The ids of pictures that only stories under embargo show, in their drafts: no live story, no author, no other draft and not the paper itself has them. Starts
 * from the few embargoed stories (articles_embargo), and looks up the other uses of each picture by index.
 */
async function picturesOnly(reading: Reading): Promise<Set<string>> {
  const rows = await reading.execute<{ id: string }>(sql`
    with held as materialized (select id from articles where embargo_until > now()),
    shown as materialized (
      select article.hero ->> 'mediaId' as id from articles article join held on held.id = article.id
      union
      select picture #>> '{}' from drafts draft join held on held.id = draft.article_id,
        lateral jsonb_path_query(jsonb_build_array(draft.body, draft.suggested), 'strict $.**.mediaId') picture
    )
    select shown.id from shown
    where shown.id is not null
      and not exists (select 1 from live_media live where live.media_id = shown.id::uuid)
      and not exists (select 1 from authors author where author.portrait_id = shown.id::uuid)
      and not exists (select 1 from page_media live where live.media_id = shown.id::uuid)
      and not exists (select 1 from newsroom house where shown.id::uuid in (house.logo_id, house.share_picture_id))
      and not exists (select 1 from articles other where other.hero ->> 'mediaId' = shown.id and other.id not in (select id from held))
      and not exists (
        select 1 from drafts other
        where jsonb_path_query_array(other.body, 'strict $.**.mediaId') @> to_jsonb(shown.id)
          and other.article_id not in (select id from held))`)
  return new Set(rows.map(({ id }) => id))
}
