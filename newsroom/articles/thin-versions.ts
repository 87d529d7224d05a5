import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'

/** Versions deleted by one statement. */
const batch = 1000

/**
 * Thins out the versions that the program kept while somebody wrote: all stay for a week, then the last of each day, after two months the last of
 * each week, after a year the last of each month. Those that a person made, and those of a step of the workflow, stay forever. What a version counted of
 * who wrote how much is added to the next one that stays.
 */
export async function thinVersions(): Promise<void> {
  for (;;) {
    const [thinned] = await database().execute<{ count: number }>(sql`
      with old as (
        select article_id, number, case
            when created_at < now() - interval '1 year' then to_char(created_at, 'YYYY-MM')
            when created_at < now() - interval '60 days' then to_char(created_at, 'IYYY "week" IW')
            else to_char(created_at, 'YYYY-MM-DD') end as span
        from draft_versions where kind = 'kept' and created_at < now() - interval '7 days'
      ), doomed as (
        select article_id, number from (select *, row_number() over (partition by article_id, span order by number desc) as place from old) ranked
        where place > 1 limit ${batch}
      ), standing as (
        select article_id, number, version.wrote, doomed.number is not null as goes,
          min(number) filter (where doomed.number is null)
            over (partition by article_id order by number rows between current row and unbounded following) as heir
        from draft_versions version left join doomed using (article_id, number)
        where article_id in (select article_id from doomed)
      ), counted as (
        select article_id, heir, each->>'personId' as person, sum((each->>'added')::int) as added, sum((each->>'removed')::int) as removed
        from standing, jsonb_array_elements(wrote) as each
        where (article_id, heir) in (select article_id, heir from standing where goes)
        group by article_id, heir, person
      ), summed as (
        select article_id, heir, jsonb_agg(
          jsonb_build_object('personId', person, 'added', added, 'removed', removed) order by added + removed desc, person) as wrote
        from counted group by article_id, heir
      ), told as (
        update draft_versions version set wrote = summed.wrote from summed
        where version.article_id = summed.article_id and version.number = summed.heir
      ), gone as (
        delete from draft_versions version using doomed
        where version.article_id = doomed.article_id and version.number = doomed.number
        returning 1
      )
      select count(*)::int as count from gone`)
    if ((thinned?.count ?? 0) < batch) return
  }
}
