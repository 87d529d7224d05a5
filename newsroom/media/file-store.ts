import type { ByteRange } from '#lib/byte-range.ts'

export type StoredFile = { key: string; bytes: number; changedAt: Date }

/** Files by keys such as "ab/original", in a folder or a bucket. What writes is atomic: a key has its old file or the whole new one. */
export interface FileStore {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Copies a file into the store; the source stays. */
  putFile(key: string, path: string): Promise<void>
  /** Stores what the stream brings. If the stream fails, nothing is stored. */
  putStream(key: string, stream: AsyncIterable<Uint8Array>): Promise<void>
  get(key: string): Promise<Uint8Array | null>
  /** `bytes`: of the whole file, also when only a range of it is read. */
  open(key: string, range?: ByteRange): Promise<{ bytes: number; stream: ReadableStream<Uint8Array> } | null>
  /** Deletes one file; that it is not there is no failure. */
  remove(key: string): Promise<void>
  /** The files whose keys begin with this folder ("" for all of them), without files that are still being written; `withUnfinished` also those. */
  list(folder: string, withUnfinished?: boolean): AsyncIterable<StoredFile>
  /** The names of the folders at the top. */
  folders(): Promise<string[]>
  /** Removes a folder and what is left in it, such as files that were never finished. A bucket has none. */
  removeFolder(name: string): Promise<void>
}
