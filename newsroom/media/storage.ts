/** Where the bytes of pictures are stored. Keys come only from storage-keys.ts. `put` is atomic. */
export interface Storage {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Copies a file into the storage; the source stays. */
  putFile(key: string, path: string): Promise<void>
  get(key: string): Promise<Uint8Array | null>
  open(key: string): Promise<{ bytes: number; stream: ReadableStream<Uint8Array> } | null>
  /** Deletes every file of one picture. */
  forget(hash: string): Promise<void>
  /** The pictures that have files here, with the time of their newest file. */
  hashes(): AsyncIterable<{ hash: string; changedAt: Date }>
}
