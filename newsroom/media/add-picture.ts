import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { record } from '#db/record.ts'
import { media, type PictureFacts } from '#db/schema/media.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { asFile } from './as-file.ts'
import { storage } from './configured-storage.ts'
import { digestOfFile } from './digest-of-file.ts'
import { type Examined, examinePicture } from './examine.ts'
import { makeRenditions } from './make-renditions.ts'
import { plainFileName } from './plain-file-name.ts'
import { originalKey } from './storage-keys.ts'
import type { PictureProblem } from './validate-picture.ts'

/** A file to add: bytes in memory, or a file on disk, which stays where it is. The name is only shown to people. */
export type PictureFile = { name: string; path: string } | { name: string; bytes: Uint8Array }

/** What another newsroom knew of the picture. It takes precedence over the file's metadata. */
export type KnownOfPicture = Partial<
  PictureFacts & Pick<typeof media.$inferInsert, 'alt' | 'caption' | 'credit' | 'focalX' | 'focalY' | 'createdAt'>
>

type Renditions = 'now' | 'aside' | 'later'

export type AddedPicture = typeof media.$inferSelect & { already: boolean }

/**
 * Adds a picture to the library. If the same file was added before, its row is returned with `already`; it is
 * taken back from the bin. Metadata of the file fills alt,
 * caption and credit; what else it says is kept to be offered. `renditions: 'now'` makes the files before this resolves (imports, the demo); `'aside'` leaves them to the caller
 * (renditions-aside.ts); otherwise the worker makes them. Until then the picture is "processing".
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
    const hash = await digestOfFile(path)
    // The bytes first: a row without its file would be worse than a file without a row, which the sweep deletes.
    await storage().putFile(originalKey(hash), path)
    const added = await transaction((tx) =>
      rowOf(tx, actor, { name: plainFileName(file.name) || 'picture', hash, ...examined.value, ...known }, renditions),
    )
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
  const [inserted] = await tx
    .insert(media)
    .values({ ...picture, createdBy: actor.id })
    .onConflictDoNothing({ target: media.hash })
    .returning()
  if (inserted) {
    await record(tx, actor, 'add-picture', { kind: 'media', id: inserted.id }, { name: inserted.name, hash: inserted.hash })
    if (renditions === 'later') await enqueue(tx, 'renditions', { mediaId: inserted.id }, inserted.id)
    return { ...inserted, already: false }
  }
  const [existing] = await tx.select().from(media).where(eq(media.hash, picture.hash)).for('update')
  if (!existing) throw new Error(`picture ${picture.hash} was removed while it was added again`)
  if (existing.deletedAt) {
    await tx.update(media).set({ deletedAt: null, deletedBy: null }).where(eq(media.id, existing.id))
    await record(tx, actor, 'restore-picture', { kind: 'media', id: existing.id }, { name: existing.name })
  }
  if (existing.state !== 'failed') return { ...existing, deletedAt: null, already: true }
  // It failed before: adding it again is a request to retry.
  await tx.update(media).set({ state: 'processing', problem: null }).where(eq(media.id, existing.id))
  if (renditions === 'later') await enqueue(tx, 'renditions', { mediaId: existing.id }, existing.id)
  return { ...existing, deletedAt: null, state: 'processing', problem: null, already: true }
}
