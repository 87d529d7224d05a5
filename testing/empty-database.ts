import type postgres from 'postgres'

/**
 * Remembers the rows that migrations made, and answers what empties the database again: every table loses its rows, and
 * those come back. Ids go on counting, so that whoever follows the outbox misses nothing.
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
  return () =>
    retry(() =>
      sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica` // neither guards nor foreign keys ask: what comes back was there before
        await tx.unsafe(`truncate ${all}`)
        for (const name of kept) await tx.unsafe(`insert into public.${name} overriding system value table kept.${name}`)
      }),
    )
}

/** A process that still works on the last story may hold the tables the other way round; Postgres then ends one of the two. */
async function retry(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work()
      return
    } catch (error) {
      if (tries === 5 || !(error instanceof Error && 'code' in error && error.code === '40P01')) throw error
    }
  }
}
