import type postgres from 'postgres'
import { beginDraftOrder } from '#newsroom/feed/begin-draft-order.ts'
import { move } from '#newsroom/feed/move.ts'
import type { Person } from '#newsroom/people/person.ts'

export const mainInEnglish = { name: 'main', language: 'en' } as const

/**
 * Fills the newsroom with what a year of work leaves: 5,000 schedules that are over and 400 of the next fortnight, 40 that were held, 200
 * embargoes, 40,000 rows of the audit, 3,000 moves of the feed and a draft order. Only for measurements: most of it bypasses the verbs.
 */
export async function planAhead(client: postgres.Sql, editor: Person): Promise<void> {
  await client`
    insert into schedules (id, kind, article_id, feed_id, at, wall_time, zone, planned_by, ended_at, ending, reason)
    select gen_random_uuid(), case when number % 2 = 0 then 'unpin' else 'take-out' end, story.article_id, feed.id, moment.at,
      to_char(moment.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI'), 'UTC', ${editor.id}::uuid,
      case when number <= 5040 then now() end, case when number <= 5000 then 'done' when number <= 5040 then 'held' end,
      case when number between 5001 and 5040 then 'late' end
    from (select article_id, row_number() over (order by article_id) as number from live_articles where language = 'en' limit 5440) story
    cross join (select id from feeds where name = 'main' and language = 'en') feed
    cross join lateral (select now() + case when number <= 5040 then -(number % 365) * interval '1 day'
      else interval '1 hour' + (number - 5040) * interval '50 minutes' end as at) moment`
  await client`
    update articles set embargo_until = now() + place.number * interval '2 hours', embargo_zone = 'UTC',
      embargo_wall = to_char((now() + place.number * interval '2 hours') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI')
    from (select article_id, row_number() over (order by article_id desc) as number from live_articles limit 200) place
    where place.article_id = articles.id`
  await client`
    insert into audit (person_id, verb, subject, subject_id, detail, created_at)
    select ${editor.id}::uuid, (array['publish', 'move', 'schedule', 'unpublish', 'pin'])[1 + number % 5], 'article', story.article_id, '{}',
      now() - number * interval '13 minutes'
    from generate_series(1, 40000) number
    join (select article_id, row_number() over (order by article_id) as place from live_articles limit 12000) story on story.place = 1 + number % 12000`
  const stories = await client<{ id: string }[]>`
    select item.article_id as id from feed_items item join feeds on feeds.id = item.feed_id
    where feeds.name = 'main' and feeds.language = 'en' order by item.pinned desc, item.position limit 300`
  for (let turn = 0; turn < 3_000; turn += 1) {
    const articleId = stories[(turn * 37) % stories.length]?.id ?? ''
    await move(editor, { feed: mainInEnglish, articleId, seen: 2_000_000_000, to: { rank: 1 + ((turn * 53) % stories.length) } })
  }
  await beginDraftOrder(editor, { feed: mainInEnglish })
  await client`vacuum analyze`
}
