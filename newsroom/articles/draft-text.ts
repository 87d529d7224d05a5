import type { ArticleDocument } from '#lib/document-types.ts'

/** What is written of a story: all that stands before readers beside its details. */
export type DraftText = { headline: string; dek: string; body: ArticleDocument }

/** The text that stands on the server, with who saved it: given to one who wrote on an older one. */
export type NewerText = DraftText & { version: number; savedAt: Date; savedBy: string | null }
