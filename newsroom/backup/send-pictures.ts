import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Encrypter } from 'age-encryption'
import { storage } from '#newsroom/media/configured-storage.ts'
import type { FileStore } from '#newsroom/media/file-store.ts'
import { type BackupStore, keyOfPicture, refuseWithoutRoom } from './backup-store.ts'
import { checkDigest, digestOf } from './digest.ts'
import { encryptWith } from './encryption.ts'
import { inOrder } from './in-order.ts'
import { storedPictures } from './kept-pictures.ts'
import { type KeptPicture, storedOf } from './manifest.ts'

export type SentPictures = { files: number; fileBytes: number; vanished: string[]; sent: number }
type Found = { key: string; bytes: number; changedAt: Date }

/**
 * Sends the files of pictures that the store does not have, and says which there are. A file that did not change since the last backup is
 * not read again. A file that is deleted meanwhile belongs to no picture any more: it is named, and is no failure.
 */
export async function* sendPictures(
  store: BackupStore,
  last: ReadonlyMap<string, KeptPicture>,
  counts: SentPictures,
  { seen, encrypter }: { seen: (bytes: number) => void; encrypter: Encrypter | null },
): AsyncIterable<KeptPicture> {
  const there = await storedPictures(store.files)
  const isThere = (picture: KeptPicture) => there.get(storedOf(picture).sha256) === storedOf(picture).bytes
  const unchanged = (file: Found) => {
    const known = last.get(file.key)
    const isSame = known && known.bytes === file.bytes && known.changedAt === file.changedAt.toISOString()
    return isSame && isThere(known) ? known : null
  }
  let newBytes = 0
  for await (const file of storage().list('')) if (!unchanged(file)) newBytes += file.bytes
  await refuseWithoutRoom(store, newBytes)
  /** What is stored of a file, by its checksum: the same bytes are stored once. */
  const known = new Map([...last.values()].filter(isThere).map(({ sha256, stored }) => [sha256, stored]))
  /** What is being sent, by its checksum, until `known` has it. */
  const underway = new Map<string, Promise<KeptPicture | null>>()
  async function send(file: Found): Promise<KeptPicture | null> {
    const read = unchanged(file) ?? (await readPicture(file))
    if (!read) return null
    const twin = underway.get(read.sha256)
    const sent = twin && (await twin)
    if (sent) return { ...read, stored: sent.stored }
    const kept = { ...read, stored: read.stored ?? known.get(read.sha256) }
    if (isThere(kept)) return kept
    const sending = sendPicture(store.files, kept, encrypter)
    underway.set(read.sha256, sending)
    return sending
  }
  for await (const { each: file, answer: sent } of inOrder(storage().list(''), send)) {
    seen(file.bytes)
    if (sent === null) {
      counts.vanished.push(file.key)
      continue
    }
    if (!isThere(sent)) counts.sent += 1
    there.set(storedOf(sent).sha256, storedOf(sent).bytes)
    known.set(sent.sha256, sent.stored)
    underway.delete(sent.sha256)
    counts.files += 1
    counts.fileBytes += sent.bytes
    yield sent
  }
}

/** Reads a file for its checksum; null when it was deleted meanwhile. */
async function readPicture({ key, changedAt }: Found): Promise<KeptPicture | null> {
  const found = await storage().open(key)
  if (!found) return null
  const { stream, result } = digestOf()
  await pipeline(found.stream, stream.resume())
  return { key, bytes: result.bytes, sha256: result.sha256, changedAt: changedAt.toISOString() }
}

/** Reads it once more and stores it, under the checksum of what is stored. */
async function sendPicture(files: FileStore, picture: KeptPicture, encrypter: Encrypter | null): Promise<KeptPicture | null> {
  const again = await storage().open(picture.key)
  if (!again) return null
  const checked = checkDigest(picture, () => new Error(`the file ${picture.key} changed while it was read`))
  const reading = pipeline(again.stream, checked)
  if (encrypter) {
    const [stored] = await Promise.all([sendEncrypted(files, encrypter, checked), reading])
    return { ...picture, stored }
  }
  await Promise.all([reading, files.putStream(keyOfPicture(picture.sha256), checked)])
  return picture
}

/** An encrypted file has other bytes each time, so its checksum, which is its name, is known only at its end: it is made in a temporary folder. */
async function sendEncrypted(files: FileStore, encrypter: Encrypter, from: AsyncIterable<Uint8Array>) {
  const folder = await mkdtemp(join(tmpdir(), 'galley-encrypted-'))
  try {
    const path = join(folder, 'file')
    const { stream, result } = digestOf()
    await pipeline(from, encryptWith(encrypter), stream, createWriteStream(path))
    await files.putFile(keyOfPicture(result.sha256), path)
    return { bytes: result.bytes, sha256: result.sha256 }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
