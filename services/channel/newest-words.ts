import { database } from '#db/client.ts'
import type { StepBatch } from '#lib/document-types.ts'
import { newestSteps } from '#newsroom/articles/steps-since.ts'

/**
 * What was written in stories since their pages were last told, read once for all pages of a story. Small pieces only: for more, and after
 * a fault, a page asks as it always can.
 */
export class NewestWords {
  readonly #told = new Map<string, number>()

  /** What brings the pages of a story from the version that they were last told of to `version` or a newer one; null: they must ask. */
  async read(storyId: string, version: number): Promise<StepBatch[] | null> {
    const told = this.#told.get(storyId)
    this.#told.set(storyId, version)
    if (told === undefined || told >= version) return null
    const batches = await newestSteps(database(), storyId, told).catch(() => null) // Postgres is away
    const newest = batches?.at(-1)?.version
    if (newest === undefined || newest < version) return null
    this.#told.set(storyId, Math.max(newest, this.#told.get(storyId) ?? 0))
    return batches
  }

  /** Nobody has the story open any more. */
  forget = (storyId: string): boolean => this.#told.delete(storyId)
}
