import type { ArticleDocument } from '#lib/document-types.ts'

/** The text of a story: everything that readers see besides its details. */
export type DraftText = { headline: string; dek: string; body: ArticleDocument }

/** The current text on the server and who saved it; sent to a person who edited an older version. */
export type NewerText = DraftText & { version: number; savedAt: Date; savedBy: string | null }
