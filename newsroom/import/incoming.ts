import type { Stage } from '#newsroom/articles/stages.ts'
import type { WireStory } from '#newsroom/formats/wire-story.ts'

export type ImportResult = {
  source: string
  result: 'imported' | 'unchanged' | 'skipped' | 'failed' | 'withdrawn'
  reason: string
  losses: string[]
}

export type Target = 'draft' | 'published'

/** A story that was read, on its way in. `stage`: as asked for, or a draft when it may not be before readers. */
export type Incoming = { source: string; digest: string; story: WireStory; stage: Target; before: Before | undefined }

export type Before = { articleId: string; stage: Stage; digest: string }
