import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { dateFormat } from '#lib/date-format.ts'
import { slugOf } from '#lib/slug.ts'
import { type GhostSite, type GhostTag, type GhostUser, idOf, type Placed, timeIn } from './ghost-tables.ts'
import { oldPathOf } from './wxr-references.ts'

/** The most bytes of a file of settings beside an export. */
const longestSettings = 5_000_000

/** A file beside the export, or null if there is none that can be read. */
export async function textBeside(path: string, name: string): Promise<string | null> {
  const beside = join(dirname(path), name)
  const found = await stat(beside).catch(() => null)
  if (!found?.isFile() || found.size > longestSettings) return null
  return readFile(beside, 'utf8')
}

/** The permalinks of a routes.yaml beside the export; the site's own settings have none since Ghost 2. */
export async function permalinksBeside(path: string): Promise<string[]> {
  const text = await textBeside(path, 'routes.yaml')
  if (text === null) return []
  try {
    const routes: unknown = parse(text, { maxAliasCount: 0 })
    const collections = typeof routes === 'object' && routes !== null && 'collections' in routes ? routes.collections : null
    return Object.values(collections ?? {}).flatMap((collection: unknown) =>
      typeof collection === 'object' && collection !== null && 'permalink' in collection && typeof collection.permalink === 'string'
        ? [collection.permalink]
        : [],
    )
  } catch {
    return [] // not the routes of a Ghost: the usual permalinks are taken
  }
}

type Known = {
  site: GhostSite
  tags: ReadonlyMap<string, GhostTag>
  users: ReadonlyMap<string, GhostUser>
  tagsOf: ReadonlyMap<string, readonly string[]>
  authorsOf: ReadonlyMap<string, readonly string[]>
}

/** The paths that a post had on its site, as `oldPathOf` writes them: its permalink, and that of its page for phones (AMP). */
export function addressesOf(post: Placed, known: Known): string[] {
  const { site } = known
  const isPage = post.type === 'page' || post.page === true || post.page === 1
  const patterns = isPage || site.permalinks.length === 0 ? ['/{slug}/'] : site.permalinks
  const slug = post.slug?.trim() ?? ''
  if (slug === '') return []
  const paths = patterns.flatMap((pattern) => {
    const path = fillIn(pattern, post, known)
    return [path, `${path.replace(/\/$/, '')}/amp/`]
  })
  return [...new Set(paths.flatMap((path) => oldPathOf(`${folderOf(site.address)}${path}`, site.address) ?? []))]
}

/** Ghost may be installed in a folder of its site. */
export const folderOf = (address: string): string => (URL.canParse(address) ? new URL(address).pathname.replace(/\/$/, '') : '')

function fillIn(pattern: string, post: Placed, { site, tags, users, tagsOf, authorsOf }: Known): string {
  const [year = '', month = '', day = ''] = dayOf(timeIn(post.published_at) ?? timeIn(post.created_at), site.zone)
  const author = users.get(authorsOf.get(idOf(post))?.[0] ?? post.author_id ?? '')
  const tag = tagsOf
    .get(idOf(post))
    ?.map((id) => tags.get(id))
    .find((one) => one && !one.isInternal)
  const values: Record<string, string> = {
    slug: post.slug?.trim() ?? '',
    id: idOf(post),
    year,
    month,
    day,
    author: author?.slug ?? '',
    primary_author: author?.slug ?? '',
    primary_tag: tag ? tag.slug || slugOf(tag.name, 'en') : 'all',
  }
  const filled = pattern.slice(0, 300).replace(/\{(\w{1,20})\}|:(\w{1,20})/g, (whole, name?: string, older?: string) => {
    const value = values[name ?? older ?? '']
    return value === undefined ? whole : encodeURIComponent(value)
  })
  return filled.startsWith('/') ? filled : `/${filled}`
}

function dayOf(at: Date | null, zone: string): string[] {
  if (!at) return []
  try {
    return dateFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at).split('-')
  } catch {
    return at.toISOString().slice(0, 10).split('-') // a zone that nobody knows
  }
}
