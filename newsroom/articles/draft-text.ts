import type { ArticleDocument } from '#lib/document-types.ts'

/**
 * The text of a story: everything that readers see besides its details. While suggestions are open it is the text without them, and
 * `suggested` is the whole document with them: headline, dek and blocks, as JSON.
 */
export type DraftText = { headline: string; dek: string; body: ArticleDocument; suggested?: ArticleDocument | null }

/** The current text on the server and who saved it; sent to a person who edited an older version. */
export type NewerText = DraftText & { version: number; savedAt: Date; savedBy: string | null }
