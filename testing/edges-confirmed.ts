import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'

/** Resolves when every edge that runs has confirmed the newest change; rejects after thirty seconds. */
export async function edgesConfirmed(): Promise<void> {
  for (let tries = 0; tries < 1_500; tries += 1) {
    const [row] = await database().execute<{ isDone: boolean | null }>(
      sql`select bool_and(applied_id >= (select max(id) from outbox)) as "isDone" from edges`,
    )
    if (row?.isDone) return
    await wait(20)
  }
  throw new Error('the edges did not confirm the newest change within thirty seconds')
}
