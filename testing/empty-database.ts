import { setTimeout } from 'node:timers/promises'
import type postgres from 'postgres'

/**
 * Stores the rows that migrations created, and returns a function that empties the database and restores those rows. Sequences continue, so
 * that a follower of the outbox misses nothing.
 */
export async function emptier(sql: postgres.Sql): Promise<() => Promise<void>> {
  const tables = await sql<{ name: string }[]>`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`
  const kept: string[] = []
  await sql`create schema kept`
  for (const { name } of tables) {
    const [row] = await sql.unsafe<{ some: boolean }[]>(`select exists (select 1 from public.${name}) as some`)
    if (!row?.some) continue
    kept.push(name)
    await sql.unsafe(`create table kept.${name} as table public.${name}`)
  }
  const all = tables.map(({ name }) => `public.${name}`).join(', ')
  const countFilled = tables.map(({ name }) => `select '${name}' as name where exists (select from public.${name})`).join(' union all ')
  return () =>
    retry(() =>
      sql.begin(async (tx) => {
        await tx`set local lock_timeout = '300ms'`
        await tx`set local session_replication_role = replica` // disables triggers and foreign keys: the restored rows were valid before
        // Waits for who still writes, as TRUNCATE would; that makes new files for each table and index, which takes ten times as long.
        await tx.unsafe(`lock table ${all} in exclusive mode`)
        const filled = await tx.unsafe<{ name: string }[]>(countFilled)
        await tx.unsafe(filled.map(({ name }) => `delete from public.${name}`).join(';'))
        for (const name of kept) await tx.unsafe(`insert into public.${name} overriding system value table kept.${name}`)
      }),
    )
}

/**
 * A process of the previous story may hold locks in another order. Whoever waits a second makes Postgres look for deadlocks and abort one of
 * the two, so this gives up earlier and tries again.
 */
async function retry(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work()
      return
    } catch (error) {
      const isInTheWay = error instanceof Error && 'code' in error && ['40P01', '55P03'].includes(String(error.code))
      if (tries === 50 || !isInTheWay) throw error
      await setTimeout(50 + Math.random() * 200)
    }
  }
}
