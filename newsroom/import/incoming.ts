import { newsroomZone } from '#lib/publication.ts'
import { wallTimeOf } from '#lib/wall-time.ts'
import type { Stage } from '#newsroom/articles/stages.ts'
import type { WireStory } from '#newsroom/formats/wire-story.ts'

export type Target = 'draft' | 'published'

/** A story that was read and is to be written. `stage`: as requested, or "draft" when it may not be published; `hold` says why. */
export type Incoming = { source: string; digest: string; story: WireStory; stage: Target; before: Before | undefined; hold: string | null }

export type Before = { articleId: string; stage: Stage; digest: string }

/** The columns of an article for the embargo of its source, in the newsroom's time. Without one they are empty. */
export function embargoColumns({ embargo }: Pick<WireStory, 'embargo'>) {
  if (!embargo) return { embargoUntil: null, embargoWall: null, embargoZone: null, embargoReason: '' }
  const zone = newsroomZone()
  return {
    embargoUntil: embargo.until,
    embargoWall: wallTimeOf(embargo.until, zone),
    embargoZone: zone,
    embargoReason: embargo.reason,
  }
}
