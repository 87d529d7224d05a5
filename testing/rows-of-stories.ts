import type postgres from 'postgres'

/** Columns with the id of a row that belongs to one story alone: a copy of the story has others. */
const ownIds = new Set(['article_id', 'revision_id', 'publication_id', 'live_revision_id'])
const ownTables = new Set(['articles', 'revisions', 'publications'])

export const isOwnId = (table: string, column: string): boolean => ownIds.has(column) || (column === 'id' && ownTables.has(table))

/** The columns of a table that a copy of its rows must name, in their order. */
export async function columnsOf(client: postgres.Sql | postgres.TransactionSql, table: string): Promise<string[]> {
  const rows = await client<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position`
  return rows.map(({ name }) => name)
}
