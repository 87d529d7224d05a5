import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { storage } from '#newsroom/media/configured-storage.ts'
import type { FileStore } from '#newsroom/media/file-store.ts'
import { BackupProblem } from './backup-problem.ts'
import { type BackupStore, keyOfPicture, picturesFolder } from './backup-store.ts'
import { checkDigest, digestOf } from './digest.ts'
import { decryptWith } from './encryption.ts'
import { inOrder } from './in-order.ts'
import { type KeptPicture, keptPicture, type Manifest, storedOf } from './manifest.ts'
import { openPart } from './parts.ts'

/** The files of pictures of a backup, one by one. */
export async function* keptPictures(files: FileStore, name: string, { pictures }: Manifest): AsyncIterable<KeptPicture> {
  const lines = createInterface({ input: await openPart(files, name, pictures), crlfDelay: Number.POSITIVE_INFINITY })
  for await (const line of lines) yield keptPicture.parse(JSON.parse(line))
}

/** Puts the files of pictures where they are missing. Run again, it goes on where it ended. Returns the keys that the backup lacks. */
export async function restorePictures(
  store: Pick<BackupStore, 'files' | 'decrypter'>,
  name: string,
  manifest: Manifest,
  seen: (bytes: number) => void,
): Promise<{ put: number; missing: string[] }> {
  const there = new Map<string, number>()
  for await (const { key, bytes } of storage().list('')) there.set(key, bytes)
  const answer: { put: number; missing: string[] } = { put: 0, missing: [] }
  const put = async (picture: KeptPicture) =>
    there.get(picture.key) === picture.bytes || ((await putPicture(store, picture)) ? 'put' : 'missing')
  for await (const { each: picture, answer: done } of inOrder(keptPictures(store.files, name, manifest), put)) {
    seen(picture.bytes)
    if (done === 'put') answer.put += 1
    if (done === 'missing') answer.missing.push(picture.key)
  }
  return answer
}

async function putPicture({ files, decrypter }: Pick<BackupStore, 'files' | 'decrypter'>, picture: KeptPicture): Promise<boolean> {
  const found = await files.open(keyOfPicture(storedOf(picture).sha256))
  if (!found) return false
  const damaged = () => new BackupProblem(`The stored file of the picture ${picture.key} is damaged.`)
  const checked = checkDigest(picture, damaged)
  try {
    const opened = decryptWith(picture.stored ? decrypter : null, damaged)
    await Promise.all([pipeline(found.stream, opened, checked), storage().putStream(picture.key, checked)])
    return true
  } catch (error) {
    if (error instanceof BackupProblem) return false
    throw error
  }
}

/** Which files of a backup's pictures are missing or damaged in the store. `thorough` reads every byte. It needs no key. */
export async function faultyPictures(store: BackupStore, name: string, manifest: Manifest, thorough: boolean): Promise<string[]> {
  const there = await storedPictures(store.files)
  const faulty: string[] = []
  for await (const picture of keptPictures(store.files, name, manifest)) {
    const { bytes, sha256 } = storedOf(picture)
    if (there.get(sha256) !== bytes || (thorough && !(await isAsWritten(store.files, sha256)))) faulty.push(picture.key)
  }
  return faulty
}

async function isAsWritten(files: FileStore, sha256: string): Promise<boolean> {
  const found = await files.open(keyOfPicture(sha256))
  if (!found) return false
  const { stream, result } = digestOf()
  await pipeline(found.stream, stream.resume())
  return result.sha256 === sha256
}

/** The checksums of the stored files of pictures, with their bytes. */
export async function storedPictures(files: FileStore): Promise<Map<string, number>> {
  const there = new Map<string, number>()
  for await (const { key, bytes } of files.list(picturesFolder)) there.set(key.split('/')[2] ?? '', bytes)
  return there
}

export const asLines = (pictures: AsyncIterable<KeptPicture>): Readable => Readable.from(toLines(pictures), { objectMode: false })

async function* toLines(pictures: AsyncIterable<KeptPicture>): AsyncIterable<string> {
  for await (const picture of pictures) yield `${JSON.stringify(picture)}\n`
}
