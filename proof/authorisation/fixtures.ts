import postgres from 'postgres'
import { databaseUrl } from '#lib/env.ts'

/**
 * A copy of the whole database, to compare and to restore. `sessions.seen_at` is ignored. Tables are discovered, so a new one is included
 * automatically. A trigger notes each table that is written to: only those are compared, since a call is one of thousands. The queues of
 * pg-boss have tables of their own, to which it writes past the table of all jobs: a trigger for rows is in each of them, too.
 */
export async function openFixtures() {
  const sql = postgres(databaseUrl(), { max: 1, onnotice: () => {} })
  const tables = await findTables(sql)

  /** The row count and a digest of each of these tables. */
  async function digest(names: readonly string[]): Promise<Map<string, string>> {
    const query = names.map(
      (name) =>
        `select '${name}' as name, count(*) || ':' || coalesce(md5(string_agg(row, '|' order by row)), '') as digest
         from (select (to_jsonb(t) - 'seen_at')::text as row from ${name} t) rows`,
    )
    const rows = await sql.unsafe<{ name: string; digest: string }[]>(query.join(' union all '))
    return new Map(rows.map(({ name, digest }) => [name, digest]))
  }
  let kept = new Map<string, string>()

  return {
    tables: tables.map(({ name }) => name),

    /** Stores the current contents, and notes from here on what is written to. */
    async keep() {
      await sql.unsafe(`
        drop schema if exists aside cascade;
        create schema aside;
        create table aside.written (name text not null);
        create function aside.note() returns trigger language plpgsql security definer as
          'begin insert into aside.written values (tg_argv[0]); return null; end'`)
      for (const { name, aside, parts } of tables) {
        await sql.unsafe(`
          create table ${aside} as table ${name};
          create trigger note_for_proof after insert or update or delete on ${name}
            for each ${parts ? 'row' : 'statement'} execute function aside.note('${name}')`)
        for (const each of parts ?? [name])
          await sql.unsafe(`create trigger note_truncate_for_proof after truncate on ${each} execute function aside.note('${name}')`)
      }
      kept = await digest(tables.map(({ name }) => name))
    },

    /** The tables that differ from what was stored. */
    async findChanged(): Promise<string[]> {
      const written = await sql<{ name: string }[]>`delete from aside.written returning name`
      const names = [...new Set(written.map(({ name }) => name))]
      const now = names.length > 0 ? await digest(names) : kept
      return names.filter((name) => now.get(name) !== kept.get(name))
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

    close: () => sql.end(),
  }
}

/** `parts`: the tables that a partitioned one consists of. */
type FixtureTable = { name: string; columns: string; aside: string; parts: string[] | null }

async function findTables(sql: postgres.Sql): Promise<FixtureTable[]> {
  const found = await sql<Omit<FixtureTable, 'aside'>[]>`
    select format('%I.%I', c.table_schema, c.table_name) as name,
           (select array_agg(inhrelid::regclass::text) from pg_inherits
            where inhparent = format('%I.%I', c.table_schema, c.table_name)::regclass) as parts,
           string_agg(format('%I', c.column_name), ', ' order by c.ordinal_position) filter (where c.is_generated = 'NEVER') as columns
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE'
      and (c.table_schema = 'public' or (c.table_schema = 'pgboss' and c.table_name = 'job'))
    group by c.table_schema, c.table_name order by 1`
  return found.map(({ name, columns, parts }) => ({ name, columns, parts, aside: `aside."${name.replaceAll('"', '')}"` }))
}
