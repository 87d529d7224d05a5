import { type Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import type { Decrypter, Encrypter } from 'age-encryption'
import type { FileStore } from '#newsroom/media/file-store.ts'
import { BackupProblem, takeAnother } from './backup-problem.ts'
import { checkDigest, digestOf } from './digest.ts'
import { decryptWith, encryptedEnding, encryptWith } from './encryption.ts'
import type { Part } from './manifest.ts'

/** Compresses a stream into a file of a backup, and encrypts it where somebody can open it. In bounded memory. */
export async function storePart(
  files: FileStore,
  folder: string,
  file: string,
  from: AsyncIterable<Uint8Array>,
  { seen, encrypter }: { seen?: (bytes: number) => void; encrypter?: Encrypter | null } = {},
): Promise<{ part: Part; lines: number }> {
  const plain = digestOf(seen)
  const stored = digestOf()
  const compressed = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } })
  const flowing = pipeline(from, plain.stream, compressed, encryptWith(encrypter ?? null), stored.stream)
  const storedFile = encrypter ? `${file}${encryptedEnding}` : file
  await Promise.all([flowing, files.putStream(`${folder}/${storedFile}`, stored.stream)])
  const { bytes, sha256, lines } = plain.result
  return { part: { file: storedFile, storedBytes: stored.result.bytes, storedSha256: stored.result.sha256, bytes, sha256 }, lines }
}

/** Reads a whole part without using it, and fails when it is not as it was written. */
export async function checkPart(files: FileStore, folder: string, part: Part): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, pass) => pass() })
  await pipeline(await openStored(files, folder, part), checkStored(folder, part), nowhere)
}

/** What a part unpacks to, checked on the way: the stream fails at its end when a byte differs. */
export async function openPart(files: FileStore, folder: string, part: Part, decrypter: Decrypter | null = null): Promise<Readable> {
  const problem = () => damaged(folder, part)
  const stream = checkDigest(part, problem)
  const decrypted = decryptWith(isEncrypted(part) ? (decrypter ?? failWithoutKey(folder)) : null, problem)
  const flowing = pipeline(await openStored(files, folder, part), checkStored(folder, part), decrypted, createZstdDecompress(), stream)
  flowing.catch((error) => stream.destroy(error))
  return stream
}

export const isEncrypted = ({ file }: Part): boolean => file.endsWith(encryptedEnding)

function failWithoutKey(folder: string): never {
  throw new BackupProblem(`The backup ${folder} is encrypted: give the file of its key with --identity.`)
}

export async function openStored(files: FileStore, folder: string, part: Part): Promise<ReadableStream<Uint8Array>> {
  const found = await files.open(`${folder}/${part.file}`)
  if (!found) throw new BackupProblem(`The backup ${folder} is not whole: its part ${part.file} is missing. ${takeAnother}`)
  return found.stream
}

const checkStored = (folder: string, part: Part) =>
  checkDigest({ bytes: part.storedBytes, sha256: part.storedSha256 }, () => damaged(folder, part))

const damaged = (folder: string, { file }: Part) =>
  new BackupProblem(`The backup ${folder} is damaged: its part ${file} is not as it was written. ${takeAnother}`)
