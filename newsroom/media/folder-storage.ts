import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { Storage } from './storage.ts'
import { folderOf } from './storage-keys.ts'

/** Files in a folder: written to a temporary name, flushed to disk, then renamed. */
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
      return { bytes: found.size, stream: Readable.toWeb(createReadStream(at(key))) as ReadableStream<Uint8Array> } // one class, with two type declarations
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

/** A missing file is an answer (null); any other error is thrown. */
function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
