import { inArray, sql } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { type JobName, jobNames } from '#db/queue.ts'

export type TroubledJob = {
  id: string
  name: JobName
  /** `late`: nobody has taken it. `failed`: all its tries have failed, and it was not done since. */
  trouble: 'late' | 'failed'
  /** When it was due, or failed. */
  at: Date
  /** Why its last try failed. */
  problem: string | null
  /** The name of the picture, person, webhook or feed that it is for; null for other work, and for what is gone. */
  about: string | null
}

/** A job that is due for so many seconds and still waits is late. The worker looks every few seconds. */
export const lateAfter = 300
/** A failure that is older than so many days is not shown any more. */
const failuresShownFor = 7

/** The most jobs that are shown. */
export const mostJobs = 50

/** An id in the data of a job. */
const idIn = (key: string) =>
  sql`(case when data ->> ${key}::text ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (data ->> ${key}::text)::uuid end)`

/**
 * The jobs that somebody must look at, newest first. Of several failures of the same work only the last counts, and none if it was done
 * since.
 */
export async function troubledJobs(reading: Reading): Promise<TroubledJob[]> {
  const rows = await reading.execute<{
    id: string
    name: JobName
    trouble: TroubledJob['trouble']
    at: string
    problem: string | null
    about: string | null
  }>(sql`
    select id, name, trouble, at, problem, coalesce(
        (select picture.name from media picture where picture.id = ${idIn('mediaId')}),
        (select person.name from people person where person.id = ${idIn('personId')}),
        (select feed.name from wire_feeds feed where feed.id = ${idIn('feedId')}),
        (select webhook.name from webhook_deliveries delivery join webhooks webhook on webhook.id = delivery.webhook_id
          where delivery.id = ${idIn('deliveryId')})) as about
    from (
      select job.id, job.name, job.data, 'late' as trouble, job.start_after as at, null as problem from pgboss.job
      where job.state in ('created', 'retry') and job.start_after < now() - make_interval(secs => ${lateAfter}) and ${inArray(sql`job.name`, jobNames)}
      union all
      select * from (
        select distinct on (job.name, job.data) job.id, job.name, job.data, 'failed' as trouble, job.completed_on as at,
          coalesce(job.output ->> 'message', job.output ->> 'value') as problem
        from pgboss.job
        where job.state = 'failed' and job.completed_on > now() - make_interval(days => ${failuresShownFor}) and ${inArray(sql`job.name`, jobNames)}
          and not exists (
            select from pgboss.job later
            where later.name = job.name and later.data is not distinct from job.data and later.created_on >= job.created_on
              and later.id <> job.id and later.state = 'completed')
        order by job.name, job.data, job.completed_on desc) failed) troubled
    order by at desc limit ${mostJobs}`)
  return rows.map(({ at, ...row }) => ({ ...row, at: new Date(at) }))
}
