import type postgres from 'postgres'

export type Table = { name: string; columns: string[]; bytes: number; order: string }
export type Client = postgres.Sql | postgres.TransactionSql

/**
 * Every table of the newsroom with the columns that are written (not computed). The queues of pg-boss are left out: they are made anew, and
 * what is due is found by the worker's own rounds.
 */
export async function newsroomTables(client: Client): Promise<Table[]> {
  return client<Table[]>`
    select thing.relname as name, pg_table_size(thing.oid)::float8 as bytes,
      array(select attname::text from pg_attribute
        where attrelid = thing.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      coalesce(
        (select string_agg(quote_ident(attname) || case when attcollation <> 0 then ' collate "C"' else '' end, ', ' order by place)
          from pg_index, unnest(indkey) with ordinality keys (number, place), pg_attribute
          where indrelid = thing.oid and indisprimary and attrelid = thing.oid and attnum = number),
        quote_ident(thing.relname) || '::text collate "C"') as order
    from pg_class thing where thing.relnamespace = 'public'::regnamespace and thing.relkind in ('r', 'p') and not thing.relispartition
    order by thing.relname`
}

/**
 * The rows in the order of their key, so that the same rows are the same bytes wherever they are read. `copyFormat` must hold for the
 * session.
 */
const copyOut = ({ name, columns, order }: Omit<Table, 'bytes'>): string =>
  `copy (select ${list(columns)} from public.${quote(name)} order by ${order}) to stdout`

export const copyIn = ({ name, columns }: { name: string; columns: readonly string[] }): string =>
  `copy public.${quote(name)} (${list(columns)}) from stdin`

/** What decides how values look as text. */
export const copyFormat = `
  set datestyle = 'ISO'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 3; set bytea_output = 'hex';
  set client_encoding = 'UTF8'; set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0`

export type Sequence = { name: string; value: string; isCalled: boolean }

export async function sequences(client: Client): Promise<Sequence[]> {
  const names = await client<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace order by relname`
  const found: Sequence[] = []
  for (const { name } of names) {
    const [row] = await client.unsafe<{ value: string; called: boolean }[]>(
      `select last_value::text as value, is_called as called from public.${quote(name)}`,
    )
    if (row) found.push({ name, value: row.value, isCalled: row.called })
  }
  return found
}

/** A name of a table or column as SQL. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

/**
 * The rows of a table as they come. The driver pauses its connection when the reader is slow, and forgets to go on when the last rows came
 * meanwhile; then no other query would ever be answered. Asking the ended stream for more wakes the connection.
 */
export async function* readRows(client: Client, table: Omit<Table, 'bytes'>): AsyncIterable<Buffer> {
  const rows = await client.unsafe(copyOut(table)).readable()
  yield* rows
  rows._read(0)
}

const list = (columns: readonly string[]): string => columns.map(quote).join(', ')
