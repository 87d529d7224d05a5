import { availableParallelism } from 'node:os'
import { makeRenditions } from './make-renditions.ts'

/** Each decodes a picture in memory, up to 150 MB. */
const mostAtOnce = 4

/**
 * Makes the renditions of pictures in the background while an import continues, one per core. `make` waits when all cores are busy; `all`
 * waits for the last one. A failure is thrown by the next call of either.
 */
export function renditionsAside(): { make: (mediaId: string) => Promise<void>; all: () => Promise<void> } {
  const atOnce = Math.min(mostAtOnce, availableParallelism())
  const making = new Set<Promise<void>>()
  let failure: { error: unknown } | null = null
  const throwFailure = () => {
    if (!failure) return
    const { error } = failure
    failure = null
    throw error
  }
  return {
    async make(mediaId) {
      const rendering = makeRenditions(mediaId, (work) => work())
        .catch((error: unknown) => {
          failure ??= { error }
        })
        .finally(() => making.delete(rendering))
      making.add(rendering)
      if (making.size >= atOnce) await Promise.race(making)
      throwFailure()
    },
    async all() {
      await Promise.all(making)
      throwFailure()
    },
  }
}
