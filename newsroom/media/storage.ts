import { join } from 'node:path'
import { home, objectStore } from '#lib/env.ts'
import { folderStorage } from './folder-storage.ts'
import { objectStorage } from './object-storage.ts'

/**
 * Where the bytes of pictures are. Keys are paths of our own making (storage-keys.ts), never of anybody
 * else's. What is put is there whole or not at all.
 */
export interface Storage {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Copies a file in; the file stays. */
  putFile(key: string, path: string): Promise<void>
  get(key: string): Promise<Uint8Array | null>
  open(key: string): Promise<{ bytes: number; stream: ReadableStream<Uint8Array> } | null>
  /** Every file of one picture. */
  forget(hash: string): Promise<void>
  /** The pictures that have files here, with the time of the newest. */
  hashes(): AsyncIterable<{ hash: string; changedAt: Date }>
}

/** The bucket that the environment names, or else a folder of GALLEY_HOME. */
export function storage(): Storage {
  const bucket = objectStore()
  return bucket ? objectStorage(bucket) : folderStorage(join(home(), 'media'))
}
