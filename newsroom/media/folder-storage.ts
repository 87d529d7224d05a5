import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { absent, folderFiles } from './folder-files.ts'
import type { Storage } from './storage.ts'
import { folderOf } from './storage-keys.ts'

/** Pictures in a folder. */
export function folderStorage(root: string): Storage {
  return {
    ...folderFiles(root),
    forget: (hash) => rm(join(root, folderOf(hash)), { recursive: true, force: true }),
    async *hashes() {
      for (const prefix of (await readdir(root).catch(absent)) ?? []) {
        if (!/^[0-9a-f]{2}$/.test(prefix)) continue
        for (const hash of await readdir(join(root, prefix))) {
          const found = await stat(join(root, prefix, hash)).catch(absent)
          if (found) yield { hash, changedAt: found.mtime }
        }
      }
    },
  }
}
