import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import type { FileStore } from '#newsroom/media/file-store.ts'
import { BackupProblem } from './backup-problem.ts'
import { checkDigest, digestOf } from './digest.ts'
import type { Part } from './manifest.ts'

/** Compresses a stream into a file of a backup. In bounded memory. */
export async function storePart(
  files: FileStore,
  folder: string,
  file: string,
  from: AsyncIterable<Uint8Array>,
  seen?: (bytes: number) => void,
): Promise<{ part: Part; lines: number }> {
  const plain = digestOf(seen)
  const stored = digestOf()
  const compressed = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } })
  const flowing = pipeline(from, plain.stream, compressed, stored.stream)
  await Promise.all([flowing, files.putStream(`${folder}/${file}`, stored.stream)])
  const { bytes, sha256, lines } = plain.result
  return { part: { file, storedBytes: stored.result.bytes, storedSha256: stored.result.sha256, bytes, sha256 }, lines }
}

/** Reads a whole part without using it, and fails when it is not as it was written. */
export async function checkPart(files: FileStore, folder: string, part: Part): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, pass) => pass() })
  await pipeline(await openStored(files, folder, part), checkStored(folder, part), nowhere)
}

/** What a part unpacks to, checked on the way: the stream fails at its end when a byte differs. */
export async function openPart(files: FileStore, folder: string, part: Part): Promise<Readable> {
  const stream = checkDigest(part, () => damaged(folder, part))
  const flowing = pipeline(await openStored(files, folder, part), checkStored(folder, part), createZstdDecompress(), stream)
  flowing.catch((error) => stream.destroy(error))
  return stream
}

async function openStored(files: FileStore, folder: string, part: Part): Promise<Readable> {
  const found = await files.open(`${folder}/${part.file}`)
  if (!found) throw new BackupProblem(`The backup ${folder} is not whole: its part ${part.file} is missing.`)
  return Readable.from(found.stream, { objectMode: false })
}

const checkStored = (folder: string, part: Part) =>
  checkDigest({ bytes: part.storedBytes, sha256: part.storedSha256 }, () => damaged(folder, part))

const damaged = (folder: string, { file }: Part) =>
  new BackupProblem(`The backup ${folder} is damaged: its part ${file} is not as it was written.`)
