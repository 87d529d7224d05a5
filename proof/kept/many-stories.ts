import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type postgres from 'postgres'
import { originalKey, renditionKey } from '#newsroom/media/storage-keys.ts'
import { columnsOf, isOwnId } from '#testing/rows-of-stories.ts'

/** The columns that hold an id of a story's own rows, by table. */
const tables = [
  'articles',
  'drafts',
  'revisions',
  'publications',
  'article_bylines',
  'draft_versions',
  'live_articles',
  'live_bylines',
  'live_search',
  'feed_items',
] as const
const paragraphs = 12

/** Makes copies of a published story, each with its own words and its own picture. It bypasses the verbs. */
export async function copyStory(client: postgres.Sql, articleId: string, copies: number): Promise<void> {
  await client.begin(async (tx) => {
    await tx`set local session_replication_role = replica` // whole copies need no triggers
    await tx`
      insert into media (id, hash, state, name, format, bytes, width, height, alt)
      select md5('media:' || n)::uuid, encode(sha256(('picture:' || n)::bytea), 'hex'), 'ready', n || '.jpg', 'jpeg', ${bytes.original}, 1600, 1200, 'A picture'
      from generate_series(1, ${copies}::int) n`
    await tx`
      insert into renditions (media_id, width, height, format, bytes)
      select md5('media:' || n)::uuid, 800, 600, format, ${bytes.rendition} from generate_series(1, ${copies}::int) n, unnest(array['avif', 'webp']) format`
    for (const table of tables) await tx.unsafe(copyOf(table, await columnsOf(tx, table)), [articleId, copies])
    await tx`update feeds set length = (select count(*) from feed_items item where item.feed_id = feeds.id)`
  })
  await client`vacuum analyze`
}

const body = `jsonb_build_object('type', 'doc', 'content', (select jsonb_agg(jsonb_build_object('type', 'paragraph', 'content', jsonb_build_array(
  jsonb_build_object('type', 'text', 'text', 'Paragraph ' || p || ' of story ' || n || ': ' || repeat(md5(n || ':' || p) || ' ', 8))))) from generate_series(1, ${paragraphs}) p))`
const hero = `jsonb_build_object('mediaId', md5('media:' || n), 'alt', 'A picture', 'caption', '', 'credit', 'Test')`

function copyOf(table: string, columns: readonly string[]): string {
  const values = columns.map((column) => {
    if (isOwnId(table, column)) return `md5(original.${column}::text || ':' || n)::uuid`
    if (column === 'slug') return `original.slug || '-' || n`
    if (column === 'headline') return `original.headline || ' ' || n`
    if (column === 'body') return body
    if (column === 'hero') return hero
    if (table === 'feed_items' && column === 'position') return `original.position || lpad(n::text, 6, '0') || 'V'`
    if (column === 'first_published_at') return `original.first_published_at - n * interval '1 minute'`
    return `original.${column}`
  })
  const key = table === 'articles' ? 'original.id' : 'original.article_id'
  return `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')}) select ${values.join(', ')}
    from ${table} original, generate_series(1, $2::int) n where ${key} = $1::uuid`
}

const bytes = { original: 60_000, rendition: 15_000 }

/** Writes the files of the pictures: for each an original and two renditions, of bytes that nothing else has. */
export function writePictures(media: string, copies: number): number {
  let files = 0
  for (let n = 1; n <= copies; n += 1) {
    const hash = createHash('sha256').update(`picture:${n}`).digest('hex')
    for (const [key, size] of [
      [originalKey(hash), bytes.original],
      [renditionKey(hash, 'full', 800, 'avif'), bytes.rendition],
      [renditionKey(hash, 'full', 800, 'webp'), bytes.rendition],
    ] as const) {
      const path = join(media, key)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, noise(key, size))
      files += 1
    }
  }
  return files
}

/** Bytes that do not compress. */
function noise(seed: string, size: number): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at * 64 < size; at += 1) parts.push(createHash('sha512').update(`${seed}:${at}`).digest())
  return Buffer.concat(parts).subarray(0, size)
}
