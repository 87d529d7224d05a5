import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { storage } from '#newsroom/media/configured-storage.ts'
import type { FileStore } from '#newsroom/media/file-store.ts'
import { BackupProblem } from './backup-problem.ts'
import { type BackupStore, keyOfPicture, picturesFolder, refuseWithoutRoom } from './backup-store.ts'
import { checkDigest, digestOf } from './digest.ts'
import { type KeptPicture, keptPicture, type Manifest } from './manifest.ts'
import { openPart } from './parts.ts'

export type SentPictures = { files: number; fileBytes: number; vanished: string[]; sent: number }

/**
 * Sends the files of pictures that the store does not have, and says which there are. A file that did not change since the last backup is
 * not read again. A file that is deleted meanwhile belongs to no picture any more: it is named, and is no failure.
 */
export async function* sendPictures(
  store: BackupStore,
  last: ReadonlyMap<string, KeptPicture>,
  counts: SentPictures,
  seen: (bytes: number) => void,
): AsyncIterable<KeptPicture> {
  const there = await storedPictures(store.files)
  const unchanged = (file: { key: string; bytes: number; changedAt: Date }) => {
    const known = last.get(file.key)
    const isSame = known && known.bytes === file.bytes && known.changedAt === file.changedAt.toISOString()
    return isSame && there.get(known.sha256) === file.bytes ? known : null
  }
  let newBytes = 0
  for await (const file of storage().list('')) if (!unchanged(file)) newBytes += file.bytes
  await refuseWithoutRoom(store, newBytes)
  for await (const file of storage().list('')) {
    const kept = unchanged(file) ?? (await sendPicture(store.files, there, file))
    seen(file.bytes)
    if (kept === null) {
      counts.vanished.push(file.key)
      continue
    }
    if (there.get(kept.sha256) !== kept.bytes) counts.sent += 1
    there.set(kept.sha256, kept.bytes)
    counts.files += 1
    counts.fileBytes += kept.bytes
    yield kept
  }
}

/** The checksums of the stored files of pictures, with their bytes. */
async function storedPictures(files: FileStore): Promise<Map<string, number>> {
  const there = new Map<string, number>()
  for await (const { key, bytes } of files.list(picturesFolder)) there.set(key.split('/')[2] ?? '', bytes)
  return there
}

/** It is read once for its checksum, which is its name in the store, and once more when it is sent. */
async function sendPicture(
  files: FileStore,
  there: ReadonlyMap<string, number>,
  { key, changedAt }: { key: string; changedAt: Date },
): Promise<KeptPicture | null> {
  const found = await storage().open(key)
  if (!found) return null
  const { stream, result } = digestOf()
  await pipeline(found.stream, stream.resume())
  const kept = { key, bytes: result.bytes, sha256: result.sha256, changedAt: changedAt.toISOString() }
  if (there.get(kept.sha256) === kept.bytes) return kept
  const again = await storage().open(key)
  if (!again) return null
  const checked = checkDigest(kept, () => new Error(`the file ${key} changed while it was read`))
  await Promise.all([pipeline(again.stream, checked), files.putStream(keyOfPicture(kept.sha256), checked)])
  return kept
}

/** The files of pictures of a backup, one by one. */
export async function* keptPictures(files: FileStore, name: string, { pictures }: Manifest): AsyncIterable<KeptPicture> {
  const lines = createInterface({ input: await openPart(files, name, pictures), crlfDelay: Number.POSITIVE_INFINITY })
  for await (const line of lines) yield keptPicture.parse(JSON.parse(line))
}

/** Puts the files of pictures where they are missing. Run again, it goes on where it ended. Returns the keys that the backup lacks. */
export async function restorePictures(
  files: FileStore,
  name: string,
  manifest: Manifest,
  seen: (bytes: number) => void,
): Promise<{ put: number; missing: string[] }> {
  const there = new Map<string, number>()
  for await (const { key, bytes } of storage().list('')) there.set(key, bytes)
  const answer: { put: number; missing: string[] } = { put: 0, missing: [] }
  for await (const picture of keptPictures(files, name, manifest)) {
    seen(picture.bytes)
    if (there.get(picture.key) === picture.bytes) continue
    const isPut = await putPicture(files, picture)
    if (isPut) answer.put += 1
    else answer.missing.push(picture.key)
  }
  return answer
}

async function putPicture(files: FileStore, picture: KeptPicture): Promise<boolean> {
  const found = await files.open(keyOfPicture(picture.sha256))
  if (!found) return false
  const checked = checkDigest(picture, () => new BackupProblem(`The stored file of the picture ${picture.key} is damaged.`))
  try {
    await Promise.all([pipeline(found.stream, checked), storage().putStream(picture.key, checked)])
    return true
  } catch (error) {
    if (error instanceof BackupProblem) return false
    throw error
  }
}

/** Which files of a backup's pictures are missing or damaged in the store. `thorough` reads every byte. */
export async function faultyPictures(store: BackupStore, name: string, manifest: Manifest, thorough: boolean): Promise<string[]> {
  const there = await storedPictures(store.files)
  const faulty: string[] = []
  for await (const picture of keptPictures(store.files, name, manifest)) {
    const isThere = there.get(picture.sha256) === picture.bytes
    if (!isThere || (thorough && !(await isAsWritten(store.files, picture)))) faulty.push(picture.key)
  }
  return faulty
}

async function isAsWritten(files: FileStore, { sha256 }: KeptPicture): Promise<boolean> {
  const found = await files.open(keyOfPicture(sha256))
  if (!found) return false
  const { stream, result } = digestOf()
  await pipeline(found.stream, stream.resume())
  return result.sha256 === sha256
}

export const asLines = (pictures: AsyncIterable<KeptPicture>): Readable => Readable.from(toLines(pictures), { objectMode: false })

async function* toLines(pictures: AsyncIterable<KeptPicture>): AsyncIterable<string> {
  for await (const picture of pictures) yield `${JSON.stringify(picture)}\n`
}
