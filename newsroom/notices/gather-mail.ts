import { sql } from 'drizzle-orm'
import { database, transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { forgottenAfter } from './mail-notices.ts'

/** The most people for whom one look begins a mail. The rest is found by the next, a minute later. */
const mostAtOnce = 500
/** Minutes after which a mail that failed at all its tries is begun anew. */
const pause = 10

/**
 * Begins a job for each person with notices to be mailed now. Nothing is lost with a job: what is to be mailed stands in the rows. Whoever's
 * mail is being tried, or has just failed, has to wait.
 */
export async function gatherMail(): Promise<void> {
  const rows = await database().execute<{ id: string }>(sql`
    select distinct notices.person_id as id from notices
    where (notices.mail = 'waiting' and notices.mail_at <= now()
        or notices.mail = 'sending' and notices.mail_at < now() - make_interval(mins => ${forgottenAfter}))
      and not exists (
        select from pgboss.job where job.name = 'mail-notices' and job.singleton_key = notices.person_id::text
          and (job.state < 'completed' or job.state = 'failed' and job.completed_on > now() - make_interval(mins => ${pause})))
    limit ${mostAtOnce}`)
  for (const { id } of rows) await transaction((tx) => enqueue(tx, 'mail-notices', { personId: id }, id))
}
