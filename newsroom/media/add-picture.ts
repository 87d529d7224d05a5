import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { record } from '#db/record.ts'
import { media } from '#db/schema/media.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { asFile } from './as-file.ts'
import { storage } from './configured-storage.ts'
import { type Examined, examinePicture } from './examine.ts'
import { makeRenditions } from './make-renditions.ts'
import { originalKey } from './storage-keys.ts'
import type { PictureProblem } from './validate-picture.ts'

/** A file to be taken in: bytes at hand, or a file on disk, which stays where it is. The name is for people only. */
export type PictureFile = { name: string; path: string } | { name: string; bytes: Uint8Array }

/** What a newsroom that had the picture knew of it: it stands before what the file says. */
export type KnownOfPicture = Partial<Pick<typeof media.$inferInsert, 'alt' | 'caption' | 'credit' | 'focalX' | 'focalY' | 'createdAt'>>

type Renditions = 'now' | 'aside' | 'later'

export type AddedPicture = typeof media.$inferSelect & { already: boolean }

/**
 * Takes a picture into the library. The same file is the same picture: then its row comes back, `already`. What its maker
 * wrote into the file stands in alt, caption and credit. `renditions: 'now'` makes the files before it answers (imports, the
 * demo); `'aside'` leaves them to the caller (renditions-aside.ts); otherwise the worker makes them. The picture is
 * "processing" until then.
 */
export async function addPicture(
  actor: Actor,
  file: PictureFile,
  { renditions = 'later', known = {} }: { renditions?: Renditions; known?: KnownOfPicture } = {},
): Promise<Outcome<AddedPicture, PictureProblem>> {
  authorise(actor, 'add a picture')
  return asFile(file, async (path) => {
    const examined = await examinePicture(path)
    if (!examined.ok) return examined
    const hash = await digest(path)
    // Bytes first: a row whose bytes are missing would be worse than bytes without a row, which the sweep takes away.
    await storage().putFile(originalKey(hash), path)
    const added = await transaction((tx) => rowOf(tx, actor, { name: plainName(file.name), hash, ...examined.value, ...known }, renditions))
    if (renditions !== 'now' || added.state === 'ready') return done(added)
    await makeRenditions(added.id)
    return done({ ...added, state: 'ready', problem: null })
  })
}

async function rowOf(
  tx: Transaction,
  actor: Actor,
  picture: Examined & { name: string; hash: string } & KnownOfPicture,
  renditions: Renditions,
): Promise<AddedPicture> {
  const [made] = await tx
    .insert(media)
    .values({ ...picture, createdBy: actor.id })
    .onConflictDoNothing({ target: media.hash })
    .returning()
  if (made) {
    await record(tx, actor, 'add-picture', { kind: 'media', id: made.id }, { name: made.name, hash: made.hash })
    if (renditions === 'later') await enqueue(tx, 'renditions', { mediaId: made.id }, made.id)
    return { ...made, already: false }
  }
  const [there] = await tx.select().from(media).where(eq(media.hash, picture.hash)).for('update')
  if (!there) throw new Error(`picture ${picture.hash} was removed while it was added again`)
  if (there.state !== 'failed') return { ...there, already: true }
  // It failed before; whoever brings it again wants it tried again.
  await tx.update(media).set({ state: 'processing', problem: null }).where(eq(media.id, there.id))
  if (renditions === 'later') await enqueue(tx, 'renditions', { mediaId: there.id }, there.id)
  return { ...there, state: 'processing', problem: null, already: true }
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** The last part of whatever path was sent, without controls, short enough to show. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim()
  return [...plain].slice(0, 200).join('') || 'picture'
}
