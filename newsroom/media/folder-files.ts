import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileStore, StoredFile } from './file-store.ts'

/** Files in a folder: written to a temporary name, flushed to disk, then renamed. */
export function folderFiles(root: string): FileStore {
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
    putStream: (key, stream) => place(key, (path) => pipeline(stream, createWriteStream(path))),
    get: (key) => readFile(at(key)).catch(absent),
    async open(key, range) {
      const found = await stat(at(key)).catch(absent)
      if (!found) return null
      return {
        bytes: found.size,
        stream: Readable.toWeb(createReadStream(at(key), range && { start: range.first, end: range.last })) as ReadableStream<Uint8Array>,
      } // one class, with two type declarations
    },
    remove: (key) => rm(at(key), { force: true }),
    list: (folder, withUnfinished = false) => walkFiles(root, folder, withUnfinished),
    removeFolder: (name) => rm(at(name), { recursive: true, force: true }),
    async folders() {
      const entries = (await readdir(root, { withFileTypes: true }).catch(absent)) ?? []
      return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
    },
  }
}

async function* walkFiles(root: string, folder: string, withUnfinished: boolean): AsyncIterable<StoredFile> {
  for (const entry of (await readdir(join(root, folder), { withFileTypes: true }).catch(absent)) ?? []) {
    const key = folder ? `${folder}/${entry.name}` : entry.name
    if (entry.isDirectory()) yield* walkFiles(root, key, withUnfinished)
    else if (entry.isFile() && (withUnfinished || !entry.name.endsWith('.part'))) {
      const found = await stat(join(root, key)).catch(absent)
      if (found) yield { key, bytes: found.size, changedAt: found.mtime }
    }
  }
}

/** A missing file is an answer (null); any other error is thrown. */
export function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
