import { Duplex, PassThrough, Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { type Decrypter, Encrypter } from 'age-encryption'
import { BackupProblem } from './backup-problem.ts'

/** Files that are encrypted have this ending. `age --decrypt` opens them, too. */
export const encryptedEnding = '.age'

/** Encrypts for public keys of age (age-encryption.org/v1). Who makes backups holds no key that opens them. */
export function encrypterFor(recipients: readonly string[]): Encrypter {
  const encrypter = new Encrypter()
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient)
    } catch {
      throw new BackupProblem(`GALLEY_BACKUP_RECIPIENTS: ${recipient} is no public key of age. It is mistyped, or a part of it is missing.`)
    }
  }
  return encrypter
}

/** A step of a pipeline that encrypts what comes, in bounded memory; without an encrypter it passes it on. */
export function encryptWith(encrypter: Encrypter | null): Duplex {
  if (!encrypter) return new PassThrough()
  return Duplex.from(async function* (from: AsyncIterable<Uint8Array>) {
    yield* asNode(await encrypter.encrypt(asWeb(from)))
  })
}

/** A step of a pipeline that decrypts what comes: a changed byte or a missing end is the problem. Without a decrypter it passes it on. */
export function decryptWith(decrypter: Decrypter | null, problem: () => Error): Duplex {
  if (!decrypter) return new PassThrough()
  return Duplex.from(async function* (from: AsyncIterable<Uint8Array>) {
    try {
      yield* asNode(await decrypter.decrypt(asWeb(from)))
    } catch {
      throw problem()
    }
  })
}

/** Whether one of the keys opens a file. Reads little more than its header. */
export async function opens(decrypter: Decrypter, file: ReadableStream<Uint8Array>): Promise<boolean> {
  try {
    const plain = await decrypter.decrypt(file)
    await plain.cancel()
    return true
  } catch (error) {
    // The library has no class for it.
    if (error instanceof Error && error.message.includes('no identity matched')) return false
    throw error
  }
}

// Node declares its class of streams a second time.
const asWeb = (from: AsyncIterable<Uint8Array>) => Readable.toWeb(Readable.from(from, { objectMode: false })) as ReadableStream<Uint8Array>
const asNode = (stream: ReadableStream<Uint8Array>) => Readable.fromWeb(stream as NodeReadableStream<Uint8Array>)
