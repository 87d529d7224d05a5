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

/** An item that is no story, or cannot be read at all: it goes into the report with what became of it, and why. */
export type Turned = { source: string; result: 'imported' | 'unchanged' | 'skipped' | 'failed'; reason: string; losses?: string[] }

/**
 * Its source says that a story must not be used, and why: what came of it leaves the paper. `otherwise` is the item as a story, for
 * when nothing of it is before readers; a final recall has none.
 */
export type Recall = { source: string; digest: string; recall: string } & (
  | { isFinal: true; otherwise: null }
  | { isFinal: false; otherwise: Arrival }
)

export type WireItem = Arrival | Turned

export class BrokenItem extends Error {
  override name = 'BrokenItem'
}
