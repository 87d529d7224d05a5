import { join } from 'node:path'
import { home, objectStore } from '#lib/env.ts'
import { folderStorage } from './folder-storage.ts'
import { objectStorage } from './object-storage.ts'
import type { Storage } from './storage.ts'

/** The S3 bucket of the environment, otherwise a folder of GALLEY_HOME. */
export function storage(): Storage {
  const bucket = objectStore()
  return bucket ? objectStorage(bucket) : folderStorage(join(home(), 'media'))
}
