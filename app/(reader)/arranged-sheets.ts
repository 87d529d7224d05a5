import type { FeedShape, LookSize } from '#db/schema/feed.ts'
import { readStyle } from '#reader/assets.ts'

type Stories = readonly { size?: LookSize | null }[]

/** The style of a front page: that of arranged pages only where one is. */
export const frontSheet = (stories: Stories, shape: FeedShape): string =>
  readStyle('frontStyle') + (shape !== 'wire' || stories.some(isSized) ? readStyle('arrangedStyle') : '')

/** The style of a section's page, likewise. */
export const sectionSheet = (stories: Stories): string => readStyle('listStyle') + (stories.some(isSized) ? readStyle('arrangedStyle') : '')

/** Whether a story has another size in this list than usual. */
const isSized = ({ size }: Stories[number]): boolean => Boolean(size)
