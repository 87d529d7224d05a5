import type { DraftText } from '#newsroom/articles/draft-text.ts'

/** Whether two texts are the same. Postgres' jsonb keeps no order of keys, so it is not compared either. */
export const isSameText = (a: DraftText, b: DraftText): boolean =>
  a.headline === b.headline && a.dek === b.dek && serialise(a.body) === serialise(b.body)

const serialise = (body: unknown): string => JSON.stringify(body, (_, value: unknown) => (isPlain(value) ? sortKeys(value) : value))
const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const sortKeys = (value: Record<string, unknown>) => Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
