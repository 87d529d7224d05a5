import { createHash } from 'node:crypto'
import { htmlOf } from './ghost-body.ts'
import { type GhostReferences, readGhostReferences, sourceOf } from './ghost-references.ts'
import { type GhostRow, ghostRows } from './ghost-rows.ts'
import { aboutOf, type GhostExport, heroOf, oldPathsOf, storyOf } from './ghost-story.ts'
import { type GhostPost, rowOf } from './ghost-tables.ts'
import { imagesIn } from './html-to-document.ts'
import { excerpt, Losses } from './losses.ts'
import { readAhead } from './read-ahead.ts'
import { type Progress, textOf } from './text-file.ts'
import { BrokenItem, explainBrokenItem, type WireItem } from './wire-story.ts'
import type { WxrReading } from './wxr-reading.ts'

/** The number of posts that are read together, so that their pictures are loaded at the same time. */
const atOnce = 12

/** Whether a file that begins like this is an export of Ghost: `{"db": [{…` or `{"meta": {…`, `{"data": {…`. */
export const isGhostStart = (start: string): boolean => /^\s*\{\s*"(?:db"\s*:\s*\[|(?:meta|data)"\s*:\s*\{)/.test(start)

/**
 * Reads an export of Ghost, twice: tags, authors and other stories are named by number, and may come after the posts that name them. Only
 * what is named is kept in memory.
 */
export async function* ghostItems(path: string, reading: WxrReading, progress: Progress): AsyncGenerator<WireItem> {
  const index = await readGhostReferences(path, reading.language, reading.site)
  const addresses = (await reading.addressesOf?.(index.expected)) ?? new Map()
  const all: GhostExport = { ...reading, index, addresses }
  yield* readAhead(postsIn(ghostRows(textOf(path, progress))), atOnce, (row) => wireItem(row, path, all))
  if (index.posts === 0) yield { source: path, result: 'failed', reason: `${path}: it is an export of Ghost without posts` }
  yield* reportRest(path, index)
}

async function* postsIn(rows: AsyncIterable<GhostRow>): AsyncGenerator<GhostRow> {
  for await (const row of rows) if (row.table === 'posts') yield row
}

async function wireItem(row: GhostRow, path: string, all: GhostExport): Promise<WireItem> {
  const where = `${path}, post ${row.number}, line ${row.line}`
  const fail = (source: string, reason: string): WireItem => ({ source, result: 'failed', reason: `${where}: ${reason}` })
  if ('problem' in row) return fail(where, row.problem)
  const parsed = rowOf('posts', row.value)
  if ('problem' in parsed) return fail(where, parsed.problem)
  const post = parsed.row
  if (!post.id && !post.uuid) return fail(where, 'it has neither an id nor a uuid')
  const source = sourceOf(post, all.index)
  try {
    return { source, digest: await digestOf(post, row.value, all), read: () => storyOf(post, all) }
  } catch (error) {
    const reason = explainBrokenItem(error)
    if (reason === null) throw error
    return fail(source, reason)
  }
}

/** A digest of the post with all that it names, and of the pictures that were found: with more files it counts as changed. */
async function digestOf(post: GhostPost, given: unknown, all: GhostExport): Promise<string> {
  const { index } = all
  const tags = index.tagsOf.get(post.id ?? '')?.map((id) => index.tags.get(id))
  const authors = index.authorsOf.get(post.id ?? '')?.map((id) => index.users.get(id)?.name)
  const addresses = [...picturesIn(post, index), heroOf(post, index)].filter((address) => address !== '')
  const found = await Promise.all(addresses.map((address) => all.pictures.isAtHand(address)))
  const atHand = addresses.filter((_address, place) => found[place])
  return createHash('sha256')
    .update(JSON.stringify([given, aboutOf(post, index), tags, authors, oldPathsOf(post, index), atHand]))
    .digest('base64url')
}

function picturesIn(post: GhostPost, { site }: GhostReferences): string[] {
  try {
    const html = htmlOf(post, site.address, new Losses())
    return html.includes('<img') ? imagesIn(html).map(({ src }) => src) : []
  } catch (error) {
    if (error instanceof BrokenItem) return [] // named when the post is read
    throw error
  }
}

/** What the site keeps for itself. */
const bookkeeping = new Set(
  'actions brute migrations migrations_lock permissions permissions_roles permissions_users permissions_apps roles roles_users sessions jobs mobiledoc_revisions post_revisions milestones collections collections_posts refreshtokens accesstokens clients client_trusted_domains tokens temp_member_analytic_events suppressions outbox'.split(
    ' ',
  ),
)

/** Whatever else the export has is left out and named with its number: members, newsletters, offers, settings. */
function* reportRest(path: string, index: GhostReferences): Generator<WireItem> {
  for (const { where, reason } of index.problems) yield { source: where, result: 'failed', reason: `${where}: ${reason}` }
  for (const { where, reason } of index.redirects) yield { source: `${path}, ${where}`, result: 'skipped', reason: `${where}: ${reason}` }
  const own: string[] = []
  for (const [table, rows] of index.left) {
    const name = excerpt(table, 60)
    const number = rows.toLocaleString('en')
    if (bookkeeping.has(table)) own.push(`${name} ${number}`)
    else
      yield {
        source: `${path}, ${name}`,
        result: 'skipped',
        reason: `its table “${name}” was left out: ${number} ${rows === 1 ? 'row' : 'rows'}`,
      }
  }
  if (own.length > 0) yield { source: `${path}, bookkeeping`, result: 'skipped', reason: `what Ghost keeps for itself: ${own.join(', ')}` }
}
