import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { eq } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import PQueue from 'p-queue'
import { database } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { imports } from '#db/schema/record.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import type { Actor } from '#newsroom/people/person.ts'
import type { Fetcher } from './fetch-file.ts'
import type { PictureSource, WirePicture } from './picture-source.ts'

type Fetched = { id: string; alt: string; caption: string; credit: string; already: boolean }

/** The most pictures that one import downloads. */
const mostPictures = 100_000
/** The most downloads at the same time. */
const atOnce = 6

/**
 * Downloads pictures that are not in the local folder into the library. Successful downloads are recorded, so that another import loads
 * only what is missing; failed ones are tried again by the next import. `said` receives the numbers of both.
 */
export function withRemotePictures(
  atHand: PictureSource,
  actor: Actor,
  fetcher: Fetcher,
  said: (came: number, failed: number) => void = () => {},
): PictureSource {
  const known = new LRUCache<string, Promise<Fetched | string>>({ max: 5000 })
  const queue = new PQueue({ concurrency: atOnce })
  let came = 0
  let failed = 0

  function fetchOnce(address: string): Promise<Fetched | string> {
    const before = known.get(address)
    if (before) return before
    const coming = pictureOf(address)
    coming.catch(() => {}) // everybody who awaits it gets the error
    known.set(address, coming)
    return coming
  }

  async function pictureOf(address: string): Promise<Fetched | string> {
    if (!/^https?:\/\//i.test(address)) return 'its address is not one of http or https'
    const source = sourceOf(address)
    const noted = await findFetched(source)
    if (noted) return noted
    const outcome = await queue.add(async () =>
      came >= mostPictures ? `one import fetches ${mostPictures.toLocaleString('en')} pictures at most` : bring(actor, fetcher, address),
    )
    if (typeof outcome === 'string') failed += 1
    else came += 1
    said(came, failed)
    return outcome
  }

  return {
    async take(wanted: WirePicture) {
      const here = await atHand.take(wanted)
      if (typeof here !== 'string' || wanted.address === '') return here
      const picture = await fetchOnce(wanted.address)
      if (typeof picture === 'string') return picture
      const { id: mediaId, alt, caption, credit } = picture
      return { mediaId, alt: wanted.alt || alt, caption: wanted.caption || caption, credit: wanted.credit || credit }
    },
    async keep(wanted) {
      const here = await atHand.keep(wanted)
      if (typeof here === 'string') return here
      const picture = await fetchOnce(wanted.address)
      return typeof picture === 'string' ? { reason: picture } : picture.already ? 'unchanged' : 'imported'
    },
    async isAtHand(address) {
      return (await atHand.isAtHand(address)) || typeof (await fetchOnce(address)) !== 'string'
    },
  }
}

const sourceOf = (address: string): string => `picture:${address}`.slice(0, 600)

/** The picture that an import has downloaded from this address before. */
async function findFetched(source: string): Promise<Fetched | null> {
  const [noted] = await database()
    .select({ id: media.id, alt: media.alt, caption: media.caption, credit: media.credit })
    .from(imports)
    .innerJoin(media, eq(media.id, imports.mediaId))
    .where(eq(imports.source, source))
  return noted ? { ...noted, already: true } : null
}

/** Downloads a picture into the library and records its source; or returns the reason why it failed. */
async function bring(actor: Actor, fetcher: Fetcher, address: string): Promise<Fetched | string> {
  const path = join(tmpdir(), `galley-fetched-${randomUUID()}`)
  try {
    const problem = await fetcher.fetch(address, path)
    if (problem) return problem
    const outcome = await addPicture(actor, { name: basename(new URL(address).pathname), path }, { renditions: 'now' })
    if (!outcome.ok) return `its file was refused: ${outcome.problem}`
    const { id, hash } = outcome.value
    await database()
      .insert(imports)
      .values({ source: sourceOf(address), digest: hash, mediaId: id })
      .onConflictDoUpdate({ target: imports.source, set: { digest: hash, mediaId: id } })
    return outcome.value
  } finally {
    await rm(path, { force: true })
  }
}
