import type { FileStore } from './file-store.ts'

/** Where the bytes of pictures are stored. Keys come only from storage-keys.ts. */
export interface Storage extends FileStore {
  /** Deletes every file of one picture. */
  forget(hash: string): Promise<void>
  /** The pictures that have files here, with the time of their newest file. */
  hashes(): AsyncIterable<{ hash: string; changedAt: Date }>
}
