/** The details of a story that only its own page shows, each a column (db/schema/details.ts). */
export const pageDetailNames = ['seoTitle', 'seoDescription'] as const
export type PageDetail = (typeof pageDetailNames)[number]
