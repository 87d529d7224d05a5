import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { jobInput } from './input.ts'
import { lockJob } from './lock-job.ts'

/** Gives up a failed or waiting job for good. 'gone': it has been done meanwhile, or is running. */
export async function skipJob(person: Person, { jobId }: z.output<typeof jobInput>): Promise<Outcome<null, 'gone'>> {
  authorise(person, 'handle a job')
  return transaction(async (tx) => {
    const job = await lockJob(tx, jobId)
    if (!job || !['created', 'retry', 'failed'].includes(job.state)) return no('gone')
    await tx.execute(sql`delete from pgboss.job where name = ${job.name} and id = ${jobId}`)
    await record(tx, person, 'skip-job', { kind: 'job', id: jobId }, { job: job.name, data: job.data, problem: job.problem })
    return done(null)
  })
}
