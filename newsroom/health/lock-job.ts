import { inArray, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { type JobName, jobNames } from '#db/queue.ts'

type LockedJob = { name: JobName; state: string; key: string; data: unknown; problem: string | null }

/** One of our own jobs, locked until the transaction ends; undefined when there is none. */
export async function lockJob(tx: Transaction, jobId: string): Promise<LockedJob | undefined> {
  const [job] = await tx.execute<LockedJob>(sql`
    select name, state::text, coalesce(singleton_key, '') as key, data, coalesce(output ->> 'message', output ->> 'value') as problem
    from pgboss.job where id = ${jobId} and ${inArray(sql`name`, jobNames)} for update`)
  return job
}
