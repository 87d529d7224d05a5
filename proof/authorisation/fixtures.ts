import postgres from 'postgres'
import { databaseUrl } from '#lib/env.ts'

/**
 * A copy of the whole database, to compare and to restore. `sessions.seen_at` is ignored. Tables are discovered, so a new one is included
 * automatically.
 */
export async function openFixtures() {
  const sql = postgres(databaseUrl(), { max: 1, onnotice: () => {} })
  const tables = (
    await sql<{ name: string; columns: string }[]>`
      select format('%I.%I', c.table_schema, c.table_name) as name,
             string_agg(format('%I', c.column_name), ', ' order by c.ordinal_position) filter (where c.is_generated = 'NEVER') as columns
      from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where t.table_type = 'BASE TABLE'
        and (c.table_schema = 'public' or (c.table_schema = 'pgboss' and c.table_name = 'job'))
      group by c.table_schema, c.table_name order by 1`
  ).map(({ name, columns }) => ({ name, columns, aside: `aside."${name.replaceAll('"', '')}"` }))

  const digestQuery = tables
    .map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ':' || coalesce(md5(string_agg(row, '|' order by row)), '') as digest
         from (select (to_jsonb(t) - 'seen_at')::text as row from ${name} t) rows`,
    )
    .join(' union all ')

  return {
    tables: tables.map(({ name }) => name),

    /** Stores the current contents. */
    async keep() {
      await sql.unsafe('drop schema if exists aside cascade; create schema aside')
      for (const { name, aside } of tables) await sql.unsafe(`create table ${aside} as table ${name}`)
    },

    /** Restores the stored contents of these tables. Without triggers and foreign keys, so that no other table changes. */
    async restore(touched: readonly string[]) {
      const statements = tables
        .filter(({ name }) => touched.includes(name))
        .flatMap(({ name, columns, aside }) => [
          `delete from ${name}`,
          `insert into ${name} (${columns}) overriding system value select ${columns} from ${aside}`,
        ])
      await sql.unsafe(["begin; set local session_replication_role = 'replica'", ...statements, 'commit'].join(';'))
    },

    /** The row count and a digest of every table. */
    async digest(): Promise<Record<string, string>> {
      const rows = await sql.unsafe<{ name: string; digest: string }[]>(digestQuery)
      return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
    },

    close: () => sql.end(),
  }
}

/** The names of the tables whose digests differ. */
export const findChanged = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(before).filter((name) => before[name] !== after[name])
