import { sql } from 'drizzle-orm'
import type { Transaction } from './client.ts'

/**
 * So many milliseconds from now, for a job that begins later. By Postgres' clock, with which the queue compares, and by the moment: a
 * transaction that has waited for a lock began long ago.
 */
export async function later(tx: Transaction, milliseconds: number): Promise<Date> {
  const [row] = await tx.execute<{ at: string }>(sql`select clock_timestamp() + make_interval(secs => ${milliseconds / 1_000}) as at`)
  if (!row) throw new Error('Postgres did not say what time it is')
  return new Date(row.at)
}
