import { z } from 'zod'
import { feedShapes, lookSizes } from '#db/schema/feed.ts'
import { languages } from '#lib/languages.ts'
import { lineOfText } from '#lib/text-input.ts'

const feed = z.object({ name: z.string().min(1).max(150), language: z.enum(languages) })
const version = z.int().min(0).max(2_000_000_000)

/** What the editor saw: a story of a feed, and the newest version on the screen. */
const seenStory = { feed, articleId: z.uuid(), seen: version }

const anchor = z.union([z.strictObject({ before: z.uuid() }), z.strictObject({ after: z.uuid() })])

export const moveInput = z.object({
  ...seenStory,
  to: z.union([
    z.strictObject({ top: z.literal(true) }),
    /**
     * The neighbours at the new place, the intended one first. `pinned` names the target group when it is not the story's own: a move into
     * the pinned stories pins it, a move out of them unpins it.
     */
    z.strictObject({ anchors: z.array(anchor).min(1).max(2), pinned: z.boolean().optional() }),
    /** Counted from 1 over the whole feed as the editor saw it, including pinned stories. */
    z.strictObject({ rank: z.int().min(1).max(1_000_000) }),
  ]),
})

export const seenStoryInput = z.object(seenStory)
export const undoInput = z.object({ feed, version, seen: version })
export const orderInput = z.object({
  feed,
  after: z.object({ pinned: z.boolean(), position: z.string().min(1).max(2600) }).optional(),
  length: z.int().min(1).max(1000).default(100),
})
export const feedInput = z.object({ feed })
export const logInput = z.object({ feed, before: version.optional() })

/** How a story is to look in one feed; null: as everywhere. */
export const lookInput = z.object({
  feed,
  articleId: z.uuid(),
  headline: lineOfText(300).nullable(),
  mediaId: z.uuid().nullable(),
  size: z.enum(lookSizes).nullable(),
})
export const shapeInput = z.object({ feed, shape: z.enum(feedShapes) })
/** The draft order that is launched is the one that the editor saw. */
export const launchInput = z.object({ feed, seen: version })
export const olderOrderInput = z.object({ feed, version })
/** `seen`: the version that the editor saw as the newest. */
export const restoreOrderInput = z.object({ feed, version, seen: version })
/** The feed as it will be at an instant; null: as it is. */
export const plannedOrderInput = z.object({ feed, at: z.coerce.date().nullable() })
