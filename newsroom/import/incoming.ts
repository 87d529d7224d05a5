import type { Stage } from '#newsroom/articles/stages.ts'
import type { WireStory } from '#newsroom/formats/wire-story.ts'

export type Target = 'draft' | 'published'

/** A story that was read and is to be written. `stage`: as requested, or "draft" when it may not be published. */
export type Incoming = { source: string; digest: string; story: WireStory; stage: Target; before: Before | undefined }

export type Before = { articleId: string; stage: Stage; digest: string }
