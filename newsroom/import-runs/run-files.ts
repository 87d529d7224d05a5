import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { home, objectStore } from '#lib/env.ts'
import { bucketFiles } from '#newsroom/media/bucket-files.ts'
import type { FileStore } from '#newsroom/media/file-store.ts'
import { folderFiles } from '#newsroom/media/folder-files.ts'

/** The pieces of files that are imported in the desk: in the S3 bucket of the environment, otherwise in a folder of GALLEY_HOME. */
export function runFiles(): FileStore {
  const bucket = objectStore()
  return bucket ? bucketFiles(bucket, 'imports/') : folderFiles(join(home(), 'imports'))
}

export const pieceKey = (importId: string, piece: number): string => `${importId}/${String(piece).padStart(6, '0')}`

/** Puts the pieces together again. */
export async function joinPieces(importId: string, pieces: number, path: string): Promise<void> {
  const files = runFiles()
  async function* bytes() {
    for (let piece = 0; piece < pieces; piece += 1) {
      const found = await files.open(pieceKey(importId, piece))
      if (!found) throw new Error(`piece ${piece + 1} of ${pieces} of the uploaded file is missing`)
      yield* found.stream
    }
  }
  await pipeline(Readable.from(bytes()), createWriteStream(path))
}

export async function forgetFile(importId: string): Promise<void> {
  const files = runFiles()
  for await (const { key } of files.list(importId)) await files.remove(key)
  await files.removeFolder(importId)
}
