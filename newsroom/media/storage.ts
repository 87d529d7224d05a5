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
