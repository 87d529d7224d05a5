import { z } from 'zod'
import { parseInput } from '#lib/parse-input.ts'
import { excerpt } from './losses.ts'
import { sound } from './text.ts'

/** A number in exports of Ghost 0 and 1, a text since then. */
const id = z.union([z.string().min(1).max(200), z.int()]).transform(String)
const text = z.string().nullish()
const flag = z.union([z.boolean(), z.literal(0), z.literal(1)]).nullish()
/** ISO 8601, or milliseconds in exports of Ghost 0. */
const time = z.union([z.string().max(100), z.number()]).nullish()

/** What a row of "posts_meta" has since Ghost 3; before, the post itself had it. */
const aboutPost = {
  meta_title: text,
  meta_description: text,
  og_title: text,
  og_description: text,
  og_image: text,
  twitter_title: text,
  twitter_description: text,
  twitter_image: text,
  feature_image_alt: text,
  feature_image_caption: text,
  email_subject: text,
  frontmatter: text,
  email_only: flag,
}

const key = z
  .string()
  .max(300)
  .refine((value) => sound(value) === value, 'has control characters in it')
  .nullish()

/** The tables that are read, with the columns that are. Other columns are accepted. */
export const ghostTables = {
  meta: z.looseObject({ version: z.union([z.string(), z.number()]).nullish() }),
  posts: z.looseObject({
    id: id.optional(),
    uuid: key,
    title: text,
    slug: text,
    lexical: text,
    mobiledoc: text,
    html: text,
    markdown: text,
    image: text,
    feature_image: text,
    featured: flag,
    page: flag,
    type: text,
    status: text,
    visibility: text,
    locale: text,
    author_id: id.nullish(),
    created_at: time,
    updated_at: time,
    published_at: time,
    custom_excerpt: text,
    canonical_url: text,
    custom_template: text,
    codeinjection_head: text,
    codeinjection_foot: text,
    ...aboutPost,
  }),
  posts_meta: z.looseObject({ post_id: id, ...aboutPost }),
  tags: z.looseObject({ id, name: text, slug: text, visibility: text, description: text, feature_image: text }),
  users: z.looseObject({ id, name: text, slug: text, bio: text, profile_image: text, image: text }),
  posts_tags: z.looseObject({ post_id: id, tag_id: id, sort_order: z.number().nullish() }),
  posts_authors: z.looseObject({ post_id: id, author_id: id, sort_order: z.number().nullish() }),
  settings: z.looseObject({ key: text, value: z.union([z.string(), z.number(), z.boolean()]).nullish() }),
}

export type GhostTable = keyof typeof ghostTables
export type GhostPost = z.output<(typeof ghostTables)['posts']>
export type AboutPost = { [Name in keyof typeof aboutPost]?: z.output<(typeof aboutPost)[Name]> }

/** A post as far as its address needs it. */
export type Placed = Pick<GhostPost, 'id' | 'uuid' | 'slug' | 'published_at' | 'created_at' | 'type' | 'page' | 'author_id'>

export const idOf = (post: Placed): string => post.id ?? post.uuid ?? ''

export type GhostTag = { name: string; slug: string; isInternal: boolean }
export type GhostUser = { name: string; slug: string; biography: string; picture: string }
/** The site as its settings describe it. `address` has no slash at its end; "" if nobody named it. */
export type GhostSite = { address: string; title: string; zone: string; permalinks: readonly string[] }

export const isGhostTable = (table: string): table is GhostTable => Object.hasOwn(ghostTables, table)

/** A row as its table has it, or what is wrong with it: the column and its value. */
export function rowOf<Table extends GhostTable>(
  table: Table,
  value: unknown,
): { row: z.output<(typeof ghostTables)[Table]> } | { problem: string } {
  const parsed = parseInput(ghostTables[table], withId(value))
  if (parsed.success) return { row: parsed.data as z.output<(typeof ghostTables)[Table]> } // parsed by that table's schema
  const [issue] = parsed.error.issues
  const column = String(issue?.path[0] ?? 'the row')
  const wrong = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[column] : value
  return { problem: `${column} ${describeValue(wrong)}: ${issue?.message ?? 'it has the wrong type'}` }
}

/** The first exports of Ghost 0 write `_id`. */
const withId = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && '_id' in value && !('id' in value) ? { ...value, id: value._id } : value

function describeValue(value: unknown): string {
  if (value === undefined) return 'is missing'
  const written = typeof value === 'string' ? value : typeof value === 'object' && value !== null ? kindOf(value) : String(value)
  return `“${excerpt(written, 40)}”`
}

const kindOf = (value: object): string => (Array.isArray(value) ? '[…]' : '{…}')

/** A time of a row; null if there is none, or it cannot be read. Times without a zone are UTC. */
export function timeIn(value: z.output<typeof time>): Date | null {
  if (value === null || value === undefined || value === '') return null
  const written = typeof value === 'string' ? value.trim() : value
  const bare = typeof written === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(written) ? `${written.replace(' ', 'T')}Z` : written
  const at = new Date(bare)
  return Number.isNaN(at.getTime()) ? null : at
}
