import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { jobInput } from './input.ts'
import { lockJob } from './lock-job.ts'

/**
 * Lets the worker try a failed job once more. 'gone': it is not failed any more. 'waits-already': the same work is waiting or running, so
 * nothing needs to be done.
 */
export async function retryJob(person: Person, { jobId }: z.output<typeof jobInput>): Promise<Outcome<null, 'gone' | 'waits-already'>> {
  authorise(person, 'handle a job')
  return transaction(async (tx) => {
    const job = await lockJob(tx, jobId)
    if (job?.state !== 'failed') return no('gone')
    const [other] = await tx.execute(sql`
      select 1 from pgboss.job where name = ${job.name} and coalesce(singleton_key, '') = ${job.key} and state in ('created', 'retry', 'active')`)
    if (other) return no('waits-already')
    await tx.execute(sql`
      update pgboss.job set state = 'retry', retry_limit = retry_limit + 1, completed_on = null, start_after = now()
      where name = ${job.name} and id = ${jobId}`)
    await record(tx, person, 'retry-job', { kind: 'job', id: jobId }, { job: job.name, problem: job.problem })
    return done(null)
  })
}
