import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { home } from '#lib/env.ts'
import type { RenditionFormat, Shape } from '#lib/renditions.ts'

/**
 * Where the bytes of pictures are. Keys are paths of our own making (`originalKey`, `renditionKey`), never of anybody
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

export const originalKey = (hash: string) => `${folderOf(hash)}/original`
export const renditionKey = (hash: string, shape: 'full' | Shape, width: number, format: RenditionFormat) =>
  `${folderOf(hash)}/${shape}-${width}.${format}`

/** Two levels, so that no folder holds more than some hundreds of others: "ab/abcdef…". */
export function folderOf(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`“${hash}” is not a picture's hash`)
  return `${hash.slice(0, 2)}/${hash}`
}

/** Files under a folder: written beside their place, forced to disk, then renamed into it. */
export function folderStorage(root: string): Storage {
  const at = (key: string) => join(root, key)
  const place = async (key: string, write: (path: string) => Promise<void>) => {
    const beside = `${at(key)}.${randomUUID()}.part`
    await mkdir(dirname(beside), { recursive: true })
    try {
      await write(beside)
      const file = await open(beside, 'r+')
      await file.sync().finally(() => file.close())
      await rename(beside, at(key))
    } catch (error) {
      await rm(beside, { force: true })
      throw error
    }
  }
  return {
    put: (key, bytes) => place(key, (path) => writeFile(path, bytes)),
    putFile: (key, path) => place(key, (beside) => copyFile(path, beside)),
    get: (key) => readFile(at(key)).catch(absent),
    async open(key) {
      const found = await stat(at(key)).catch(absent)
      if (!found) return null
      return { bytes: found.size, stream: Readable.toWeb(createReadStream(at(key))) as ReadableStream<Uint8Array> } // the same class, typed twice
    },
    forget: (hash) => rm(at(folderOf(hash)), { recursive: true, force: true }),
    async *hashes() {
      for (const prefix of (await readdir(root).catch(absent)) ?? []) {
        if (!/^[0-9a-f]{2}$/.test(prefix)) continue
        for (const hash of await readdir(at(prefix))) {
          const found = await stat(join(at(prefix), hash)).catch(absent)
          if (found) yield { hash, changedAt: found.mtime }
        }
      }
    },
  }
}

export const storage = (): Storage => folderStorage(join(home(), 'media'))

/** Not there is an answer; anything else is an outage. */
function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
