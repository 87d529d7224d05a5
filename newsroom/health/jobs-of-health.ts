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
}

/** A job that is due for so many seconds and still waits is late. The worker looks every few seconds. */
export const lateAfter = 300
/** A failure that is older than so many days is not shown any more. */
const failuresShownFor = 7

/** The most jobs that are shown. */
export const mostJobs = 50

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
  }>(sql`
    select * from (
      select job.id, job.name, 'late' as trouble, job.start_after as at, null as problem from pgboss.job
      where job.state in ('created', 'retry') and job.start_after < now() - make_interval(secs => ${lateAfter}) and ${inArray(sql`job.name`, jobNames)}
      union all
      select * from (
        select distinct on (job.name, job.data) job.id, job.name, 'failed' as trouble, job.completed_on as at,
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
