import type { ArticleDocument, Picture } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'

/** A thing of the newsroom's taxonomy as an item names it. */
export type Named = { slug: string; name: string }

/** A story as it came from outside, in our own words: every kind of import is read into this. */
export type WireStory = {
  language: Language
  headline: string
  dek: string
  body: ArticleDocument
  section: Named
  topics: Named[]
  bylines: Named[]
  /** The address it had where it comes from; made from the headline when there is none that fits. */
  slug: string | null
  /** Addresses of old that cannot be its slug here, and lead to it. */
  oldSlugs: string[]
  /** Whole paths that led to it on its old site, as `oldPathOf` writes them. */
  oldPaths?: string[]
  /** What search engines and previews of links are told; "" says the headline and the dek. */
  seoTitle?: string
  seoDescription?: string
  hero: Picture | null
  publishedAt: Date
  /** When its text last changed where it comes from; null when never. */
  updatedAt: Date | null
  /** Why it may not be put before readers, whatever was asked for. */
  hold: string | null
  /** What whoever works on it has to know of its source: shown in the story on the desk. */
  note?: string | null
  losses: string[]
}

/** One item of a file. `read` is called only for what is new or changed; it throws a `BrokenItem` for what cannot be read. */
export type Arrival = { source: string; digest: string; read: () => Promise<WireStory> }

/** What became of one item, as the report lists it. */
export type ImportResult = {
  source: string
  result: 'imported' | 'unchanged' | 'skipped' | 'failed' | 'withdrawn'
  reason: string
  losses: string[]
}

/**
 * Its source says that a story must not be used, and why: what came of it leaves the paper. `otherwise` is the item as a story, for
 * when nothing of it is before readers; a final recall has none.
 */
export type Recall = { source: string; digest: string; recall: string } & (
  | { isFinal: true; otherwise: null }
  | { isFinal: false; otherwise: Arrival }
)

/** An item that is not a story, or cannot be read, already has its result. */
export type WireItem = Arrival | (Omit<ImportResult, 'losses'> & Partial<Pick<ImportResult, 'losses'>>)

export class BrokenItem extends Error {
  override name = 'BrokenItem'
}

/** Why an item alone is at fault for an error, in words; null when it is not: a database or a disk that is gone ends an import. */
export function explainBrokenItem(error: unknown): string | null {
  if (error instanceof BrokenItem) return error.message
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string' && /^(?:E[A-Z]+|[0-9A-Z]{5}|CONNECT\w*)$/.test(at.code)) return null
  if (error instanceof RangeError) return 'it is nested too deep, or too large, to be read'
  return `it could not be read: ${error instanceof Error ? error.message : String(error)}`
}

/** Why an item cannot be known by its key, or null. Postgres keeps no NUL, no half of a character and no key of this length. */
export function sourceProblem(source: string): string | null {
  if (source.includes('\0') || !source.isWellFormed()) return 'its identifier holds a character that cannot be kept'
  return source.length > longestSource ? `its identifier is longer than ${longestSource} characters` : null
}

const longestSource = 600
