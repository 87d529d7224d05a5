import type { ArticleDocument, Picture } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'

/** A section, topic or author as an item names it. */
export type Named = { slug: string; name: string }

/** An author, with what the source says about that person: it is taken when the author is new here. */
export type Byline = Named & { about?: { biography: string; portraitId: string | null } }

/** An imported story; every import format is converted to this. */
export type WireStory = {
  language: Language
  headline: string
  dek: string
  body: ArticleDocument
  section: Named
  topics: Named[]
  bylines: Byline[]
  /** Its slug at the source; if that is not valid here, one is made from the headline. */
  slug: string | null
  /** Old slugs that are not used here but redirect to it. */
  oldSlugs: string[]
  /** Whole paths of it on its old site, as `oldPathOf` writes them. */
  oldPaths?: string[]
  /** The title and the description for search engines and link previews; "" means the headline and the dek. */
  seoTitle?: string
  seoDescription?: string
  hero: Picture | null
  publishedAt: Date
  /** When its text last changed at the source; null if never. */
  updatedAt: Date | null
  /** Why it must not be published, even when that was requested. */
  hold: string | null
  /** Its source forbids to publish it before this time. Whether that has come, the import decides by Postgres' clock. */
  embargo?: { until: Date; reason: string } | null
  /** What an editor must know about its source; shown in the story on the desk. */
  note?: string | null
  /** Where readers find it at its source. */
  address?: string
  losses: string[]
}

/** One item of a file. `read` is called only if the item is new or changed; it throws a `BrokenItem` if the item cannot be read. */
export type Arrival = { source: string; digest: string; read: () => Promise<WireStory> }

/** The result for one item, as in the report. `headline`, `address`: what a story is called, and where readers find it at its source. */
export type ImportResult = {
  source: string
  headline?: string
  address?: string
  result: 'imported' | 'unchanged' | 'skipped' | 'failed' | 'withdrawn'
  reason: string
  losses: string[]
}

/**
 * The source's notice that a story must not be used, with the reason: the imported story is unpublished. `otherwise` is the item as a
 * story, in case it is not live; a final recall has none.
 */
export type Recall = { source: string; digest: string; recall: string } & (
  | { isFinal: true; otherwise: null }
  | { isFinal: false; otherwise: Arrival }
)

/** An item that is not a story, or cannot be read, has its result already. */
export type WireItem = Arrival | (Omit<ImportResult, 'losses' | 'headline' | 'address'> & Partial<Pick<ImportResult, 'losses'>>)

export class BrokenItem extends Error {
  override name = 'BrokenItem'
}

/**
 * The message of an error that only this item causes; null for any other error, which ends the import (such as no database or no disk
 * space).
 */
export function explainBrokenItem(error: unknown): string | null {
  if (error instanceof BrokenItem) return error.message
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string' && /^(?:E[A-Z]+|[0-9A-Z]{5}|CONNECT\w*)$/.test(at.code)) return null
  if (error instanceof RangeError) return 'it is nested too deep, or too large, to be read'
  return `it could not be read: ${error instanceof Error ? error.message : String(error)}`
}

/** Why an item's key cannot be stored, or null. Postgres stores no NUL and no half of a character, and keys have a maximum length. */
export function sourceProblem(source: string): string | null {
  if (source.includes('\0') || !source.isWellFormed()) return 'its identifier holds a character that cannot be kept'
  return source.length > longestSource ? `its identifier is longer than ${longestSource} characters` : null
}

const longestSource = 600
