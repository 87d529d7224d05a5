import { availableParallelism } from 'node:os'
import { makeRenditions } from './make-renditions.ts'

/** Each unfolds a picture in memory, up to 150 MB. */
const mostAtOnce = 4

/**
 * Makes the files of pictures while more of them are brought, one a core: an import would wait for each of them otherwise.
 * `make` waits when all cores are busy; `all` waits for the last. A failure comes out of whichever is called next.
 */
export function renditionsAside(): { make: (mediaId: string) => Promise<void>; all: () => Promise<void> } {
  const atOnce = Math.min(mostAtOnce, availableParallelism())
  const making = new Set<Promise<void>>()
  let failure: { error: unknown } | null = null
  const tell = () => {
    if (!failure) return
    const { error } = failure
    failure = null
    throw error
  }
  return {
    async make(mediaId) {
      const made = makeRenditions(mediaId, (work) => work())
        .catch((error: unknown) => {
          failure ??= { error }
        })
        .finally(() => making.delete(made))
      making.add(made)
      if (making.size >= atOnce) await Promise.race(making)
      tell()
    },
    async all() {
      await Promise.all(making)
      tell()
    },
  }
}
