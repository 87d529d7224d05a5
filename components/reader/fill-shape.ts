import type { FeedShape } from '#db/schema/feed.ts'

/** The places of a shape: whether its first story leads, and how many stand in the row below. */
export const shapePlaces: Record<FeedShape, { hasLead: boolean; inRow: number }> = {
  wire: { hasLead: false, inRow: 0 },
  lead: { hasLead: true, inRow: 0 },
  'lead-two': { hasLead: true, inRow: 2 },
  'lead-three': { hasLead: true, inRow: 3 },
  two: { hasLead: false, inRow: 2 },
  three: { hasLead: false, inRow: 3 },
}

/**
 * Fills the places of a shape with the first stories, in their order, so that no place stays empty while there are stories. A row needs at
 * least two. Without a shape there are no places; in 'wire' only a pinned story leads.
 */
export function fillShape<Story extends { pinned?: boolean }>(
  stories: readonly Story[],
  shape: FeedShape | undefined,
): { lead: Story | null; row: Story[]; wire: Story[] } {
  if (shape === undefined) return { lead: null, row: [], wire: [...stories] }
  const { hasLead, inRow } = shapePlaces[shape]
  const [first] = stories
  const lead = first && (shape === 'wire' ? first.pinned : hasLead) ? first : null
  const after = lead ? stories.slice(1) : [...stories]
  const row = after.length >= 2 ? after.slice(0, inRow) : []
  return { lead, row, wire: after.slice(row.length) }
}
