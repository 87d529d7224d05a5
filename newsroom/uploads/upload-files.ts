import { join } from 'node:path'
import { z } from 'zod'
import { home, objectStore } from '#lib/env.ts'
import { bucketFiles } from '#newsroom/media/bucket-files.ts'
import type { FileStore, StoredFile } from '#newsroom/media/file-store.ts'
import { folderFiles } from '#newsroom/media/folder-files.ts'

/**
 * Where files are that arrive piece by piece, each piece a file: `PERSON/UPLOAD/begun-BYTES` with the name in it, and `piece-OFFSET`. A piece
 * is there whole or not at all, and never changes; so any web can take the next one, with nothing but this store between them.
 */
export function uploadFiles(): FileStore {
  const bucket = objectStore()
  return bucket ? bucketFiles(bucket, 'uploads/') : folderFiles(join(home(), 'uploads'))
}

/** The folder of an upload; null for what is no id. An upload is found only in the folder of who asks. */
export const folderOfUpload = (personId: string, id: string): string | null => (z.uuid().safeParse(id).success ? `${personId}/${id}` : null)

export const begunKey = (folder: string, bytes: number) => `${folder}/begun-${bytes}`
export const pieceKey = (folder: string, at: number) => `${folder}/piece-${String(at).padStart(12, '0')}`

/** An upload as its files tell it: how long the whole will be, and the pieces that follow each other from the beginning. */
export type FoundUpload = { size: number; received: number; pieces: readonly StoredFile[] }

export function readUpload(files: readonly StoredFile[]): FoundUpload | null {
  const begun = files.map(({ key }) => /\/begun-(\d+)$/.exec(key)?.[1]).find(Boolean)
  if (begun === undefined) return null
  const pieces: StoredFile[] = []
  let received = 0
  for (const file of [...files].sort((one, other) => (one.key < other.key ? -1 : 1))) {
    if (!file.key.endsWith(`/piece-${String(received).padStart(12, '0')}`)) continue
    pieces.push(file)
    received += file.bytes
  }
  return { size: Number(begun), received, pieces }
}

/** The name that an upload was begun with; null: it is not there any more. */
export async function nameOfUpload(folder: string, size: number): Promise<string | null> {
  const begun = await uploadFiles().get(begunKey(folder, size))
  return begun && (JSON.parse(Buffer.from(begun).toString()) as { name: string }).name // as beginUpload wrote it
}

export async function listFiles(folder: string): Promise<StoredFile[]> {
  const files: StoredFile[] = []
  for await (const file of uploadFiles().list(folder)) files.push(file)
  return files
}

export async function removeUpload(folder: string, files: readonly StoredFile[]): Promise<void> {
  for (const { key } of files) await uploadFiles().remove(key)
  await uploadFiles().removeFolder(folder)
}
