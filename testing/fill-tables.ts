import type postgres from 'postgres'
import { newsroomTables, quote } from '#newsroom/backup/tables.ts'

type Column = { name: string; type: string; parent: string | null; parentColumn: string | null; choices: string | null }

/** Values that a table's constraints want and no rule finds: SQL by table and column. */
export type Wanted = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * Gives every empty table a row, at whatever migration the database is: what it refers to is any row that is there, the rest is the
 * simplest value of its type. Tables wait for those they refer to. Throws with what Postgres says when a table stays empty.
 */
export async function fillTables(client: postgres.Sql, wanted: Wanted): Promise<void> {
  let problems = new Map<string, string>()
  for (let left = -1; ; left = problems.size) {
    problems = new Map()
    for (const name of await emptyTables(client))
      await insertOne(client, name, wanted[name] ?? {}).catch((error: Error) => problems.set(name, error.message))
    if (problems.size === 0) return
    if (problems.size === left) throw new Error([...problems].map(([name, why]) => `${name} stays empty: ${why}`).join('\n'))
  }
}

export async function emptyTables(client: postgres.Sql): Promise<string[]> {
  const empty: string[] = []
  for (const { name } of await newsroomTables(client)) {
    const [row] = await client.unsafe<{ some: boolean }[]>(`select exists (select from public.${quote(name)}) as some`)
    if (!row?.some) empty.push(name)
  }
  return empty
}

async function insertOne(client: postgres.Sql, table: string, wanted: Readonly<Record<string, string>>): Promise<void> {
  const columns = (await neededColumns(client, table)).filter(({ name }) => !(name in wanted))
  const names = [...columns.map(({ name }) => name), ...Object.keys(wanted)].map(quote)
  const values = [...columns.map(valueFor), ...Object.values(wanted)]
  await client.unsafe(
    names.length > 0
      ? `insert into public.${quote(table)} (${names}) values (${values})`
      : `insert into public.${quote(table)} default values`,
  )
}

function valueFor({ type, parent, parentColumn, choices }: Column): string {
  if (parent && parentColumn) return `(select ${quote(parentColumn)} from public.${quote(parent)} limit 1)`
  const [choice] = /'([^']*)'/.exec(choices ?? '')?.slice(1) ?? []
  if (choice !== undefined) return `'${choice}'`
  if (type === 'uuid') return 'gen_random_uuid()'
  if (type.startsWith('timestamp')) return 'now()'
  if (type === 'jsonb') return "'{}'"
  if (type.endsWith('[]')) return "'{}'"
  if (type === 'boolean') return 'true'
  return type === 'text' ? "'x'" : '1'
}

/** Those that have no default and may not be null, and every one that refers to another table. */
const neededColumns = (client: postgres.Sql, table: string): Promise<Column[]> => client<Column[]>`
  select attname as name, format_type(atttypid, atttypmod) as type, parent.relname as parent, parent_column.name as "parentColumn",
    (select pg_get_constraintdef(checked.oid) from pg_constraint checked
      where checked.conrelid = attrelid and contype = 'c' and conkey = array[attnum] and pg_get_constraintdef(checked.oid) like '%ARRAY[%' limit 1) as choices
  from pg_attribute
    left join pg_constraint key on key.conrelid = attrelid and key.contype = 'f' and key.conkey = array[attnum]
    left join pg_class parent on parent.oid = key.confrelid
    left join lateral (select attname as name from pg_attribute where attrelid = key.confrelid and attnum = key.confkey[1]) parent_column on true
  where attrelid = ${`public.${quote(table)}`}::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
    and attnotnull and not atthasdef
  order by attnum`
