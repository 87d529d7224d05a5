import type postgres from 'postgres'
import { columnsOf, isOwnId } from '#testing/rows-of-stories.ts'

/** All tables that have rows per story. */
const tables = [
  'articles',
  'drafts',
  'revisions',
  'publications',
  'article_topics',
  'article_bylines',
  'live_articles',
  'live_topics',
  'live_bylines',
  'live_search',
  'feed_items',
] as const

/**
 * Copies the stories of the wire until there are as many as wanted, with new ids, slugs and places in the feed, each a second after its
 * original. Returns the number of stories. Only for measurements: it bypasses the verbs.
 */
export async function multiplyStories(client: postgres.Sql, wanted: number): Promise<number> {
  const [before] = await client<{ wire: number; all: number }[]>`
    select count(*) filter (where source.article_id is not null)::int as wire, count(*)::int as all
    from live_articles live left join imports source on source.article_id = live.article_id and source.source like 'ninjs:%'`
  const copies = Math.ceil((wanted - (before?.all ?? 0)) / Math.max(1, before?.wire ?? 0))
  const columns = new Map<string, string[]>()
  for (const table of tables) columns.set(table, await columnsOf(client, table))
  for (let copy = 1; copy <= copies; copy += 1) {
    await client.begin(async (tx) => {
      // Complete copies need no triggers or foreign keys, and no updates of search or outbox.
      await tx`set local session_replication_role = replica`
      for (const table of tables) await tx.unsafe(copyOf(table, columns.get(table) ?? [], copy))
    })
  }
  await client`update feeds set length = (select count(*) from feed_items item where item.feed_id = feeds.id)`
  await client`vacuum analyze`
  const [after] = await client<{ all: number }[]>`select count(*)::int as all from live_articles`
  return after?.all ?? 0
}

function copyOf(table: string, columns: readonly string[], copy: number): string {
  const values = columns.map((column) => {
    if (isOwnId(table, column)) return `md5(original.${column}::text || ':${copy}')::uuid`
    if (column === 'slug') return `original.slug || '-copy-${copy}'`
    if (table === 'feed_items' && column === 'position') return `original.position || '00${String.fromCharCode(64 + copy)}'` // a key that no move produces
    if (column === 'first_published_at') return `original.first_published_at + interval '${copy} seconds'`
    return `original.${column}`
  })
  const key = table === 'articles' ? 'original.id' : 'original.article_id'
  return `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from ${table} original
    where ${key} in (select article_id from imports where source like 'ninjs:%' and article_id is not null)`
}
