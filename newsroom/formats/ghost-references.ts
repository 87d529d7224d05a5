import type { Language } from '#lib/languages.ts'
import { addressesOf, permalinksBeside } from './ghost-addresses.ts'
import { type GhostRedirect, redirectsBeside } from './ghost-redirects.ts'
import { type GhostRow, ghostRows } from './ghost-rows.ts'
import {
  type AboutPost,
  type GhostSite,
  type GhostTable,
  type GhostTag,
  type GhostUser,
  idOf,
  isGhostTable,
  type Placed,
  rowOf,
} from './ghost-tables.ts'
import { excerpt } from './losses.ts'
import { oneLine } from './text.ts'
import { textOf } from './text-file.ts'
import { type Expected, slugFitting } from './wxr-references.ts'

/** What the posts of an export name by number, wherever it stands in the file. This is all that is kept in memory. */
export type GhostReferences = {
  site: GhostSite
  tags: ReadonlyMap<string, GhostTag>
  users: ReadonlyMap<string, GhostUser>
  /** The tags and the authors of each post, in the order of the site. */
  tagsOf: ReadonlyMap<string, readonly string[]>
  authorsOf: ReadonlyMap<string, readonly string[]>
  about: ReadonlyMap<string, AboutPost>
  /** The keys of stories by their old addresses. */
  stories: ReadonlyMap<string, string>
  /** Other old addresses of stories, by their keys. */
  redirected: ReadonlyMap<string, readonly string[]>
  redirects: readonly GhostRedirect[]
  /** Identifiers that several posts of the file have. */
  doubled: ReadonlySet<string>
  expected: readonly Expected[]
  posts: number
  /** How many rows other tables have. */
  left: ReadonlyMap<string, number>
  problems: readonly { where: string; reason: string }[]
}

/** The most broken rows of other tables that are named each. */
const mostProblems = 200

/** Reads an export once for everything that its posts name. `site`: the address of the old site, which no export of Ghost has. */
export async function readGhostReferences(path: string, language: Language, address = ''): Promise<GhostReferences> {
  const found = new Found()
  found.site.permalinks = await permalinksBeside(path)
  found.site.address = address
  for await (const row of ghostRows(textOf(path, { bytes: 0 }))) found.add(row, path)
  return found.finish(path, language)
}

class Found {
  readonly site: { address: string; title: string; zone: string; permalinks: string[] } = {
    address: '',
    title: '',
    zone: 'UTC',
    permalinks: [],
  }
  readonly tags = new Map<string, GhostTag>()
  readonly users = new Map<string, GhostUser>()
  readonly about = new Map<string, AboutPost>()
  readonly #tagged = new Map<string, { id: string; order: number }[]>()
  readonly #written = new Map<string, { id: string; order: number }[]>()
  readonly #placed: (Placed & { title: string })[] = []
  readonly left = new Map<string, number>()
  readonly problems: { where: string; reason: string }[] = []

  add(row: GhostRow, path: string): void {
    const { table, number, line } = row
    const where = `${path}, ${table} ${number}, line ${line}`
    if (table === 'posts' && 'problem' in row) return // the second reading reports it
    if (!isGhostTable(table) && table !== 'file') this.left.set(table, number)
    const reason = 'problem' in row ? row.problem : isGhostTable(table) ? this.#keep(table, row.value) : null
    if (reason && this.problems.length < mostProblems) this.problems.push({ where, reason })
  }

  /** Keeps what is needed of a row. Returns what is wrong with it. */
  #keep(table: GhostTable, value: unknown): string | null {
    const parsed = rowOf(table, value)
    if ('problem' in parsed) return table === 'posts' ? null : parsed.problem
    keepers[table](this, parsed.row as never) // the keeper of the same table
    return null
  }

  tag(post: string, id: string, order: number): void {
    addTo(this.#tagged, post, { id, order })
  }

  write(post: string, id: string, order: number): void {
    addTo(this.#written, post, { id, order })
  }

  place(post: Placed & { title: string }): void {
    this.#placed.push(post)
  }

  async finish(path: string, language: Language): Promise<GhostReferences> {
    const tagsOf = inOrder(this.#tagged)
    const authorsOf = inOrder(this.#written)
    const seen = new Set<string>()
    const doubled = new Set<string>()
    for (const { uuid } of this.#placed) if (uuid) (seen.has(uuid) ? doubled : seen).add(uuid)
    const stories = new Map<string, string>()
    const expected: Expected[] = []
    const references = { site: this.site, tags: this.tags, users: this.users, tagsOf, authorsOf, doubled }
    for (const post of this.#placed) {
      const source = sourceOf(post, references)
      for (const old of addressesOf(post, references)) if (!stories.has(old)) stories.set(old, source)
      expected.push({ source, language, slug: slugFitting(oneLine(post.slug ?? '')).slug, headline: oneLine(post.title) })
    }
    const { redirects, redirected } = await redirectsBeside(path, stories, this.site.address)
    return {
      ...references,
      about: this.about,
      stories,
      redirects,
      redirected,
      expected,
      posts: this.#placed.length,
      left: this.left,
      problems: this.problems,
    }
  }
}

/** Every post of every Ghost has a uuid of its own. Exports that other programs wrote may have none, or one several times. */
export function sourceOf(post: Placed, { site, doubled }: Pick<GhostReferences, 'site' | 'doubled'>): string {
  if (post.uuid && !doubled.has(post.uuid)) return `ghost:${post.uuid}`
  const of = site.address || `unnamed:${encodeURIComponent(excerpt(site.title, 100))}`
  return `ghost:${of}/?post=${idOf(post)}`
}

type Rows = { [Table in GhostTable]: Extract<ReturnType<typeof rowOf<Table>>, { row: unknown }>['row'] }

const keepers: { [Table in GhostTable]: (found: Found, row: Rows[Table]) => void } = {
  meta: () => {},
  posts(found, { id, uuid, slug, published_at, created_at, type, page, author_id, title }) {
    found.place({ id, uuid, slug, published_at, created_at, type, page, author_id, title: title ?? '' })
  },
  posts_meta(found, { post_id, ...row }) {
    const about: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(row)) if (value && isAbout.has(name)) about[name] = value
    found.about.set(post_id, about as AboutPost) // the columns that its schema checked
  },
  tags(found, { id, name, slug, visibility }) {
    const words = oneLine(name ?? '')
    found.tags.set(id, { name: words, slug: slug ?? '', isInternal: visibility === 'internal' || words.startsWith('#') })
  },
  users(found, { id, name, slug, bio, profile_image, image }) {
    found.users.set(id, { name: oneLine(name ?? ''), slug: slug ?? '', biography: bio ?? '', picture: profile_image || image || '' })
  },
  posts_tags: (found, { post_id, tag_id, sort_order }) => found.tag(post_id, tag_id, sort_order ?? 0),
  posts_authors: (found, { post_id, author_id, sort_order }) => found.write(post_id, author_id, sort_order ?? 0),
  settings(found, { key, value }) {
    found.left.set('settings', (found.left.get('settings') ?? 0) + 1)
    const words = typeof value === 'string' ? value : ''
    if (key === 'title') found.site.title = oneLine(words)
    if (key === 'timezone' || key === 'active_timezone') found.site.zone = words
    if (key === 'permalinks' && found.site.permalinks.length === 0 && words) found.site.permalinks = [words]
  },
}

const isAbout = new Set(
  'meta_title meta_description og_title og_description og_image twitter_title twitter_description twitter_image feature_image_alt feature_image_caption email_subject frontmatter email_only'.split(
    ' ',
  ),
)

function addTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const before = map.get(key)
  if (before) before.push(value)
  else map.set(key, [value])
}

const inOrder = (map: Map<string, { id: string; order: number }[]>): Map<string, string[]> =>
  new Map([...map].map(([key, ids]) => [key, ids.toSorted((one, other) => one.order - other.order).map(({ id }) => id)]))
