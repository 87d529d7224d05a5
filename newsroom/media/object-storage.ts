import { type Bucket, bucketFiles } from './bucket-files.ts'
import type { Storage } from './storage.ts'
import { folderOf } from './storage-keys.ts'

/** Pictures in S3 or a compatible server: objects under "media/". */
export function objectStorage(bucket: Bucket): Storage {
  const files = bucketFiles(bucket, 'media/')
  return {
    ...files,
    async forget(hash) {
      for await (const { key } of files.list(folderOf(hash))) await files.remove(key)
    },
    async *hashes() {
      let last = { hash: '', changedAt: new Date(0) }
      for await (const { key, changedAt } of files.list('')) {
        const hash = key.split('/')[1] ?? '' // ab/HASH/name; keys are sorted, so those of one picture are adjacent
        if (hash !== last.hash && last.hash) yield last
        last = { hash, changedAt: hash === last.hash && last.changedAt > changedAt ? last.changedAt : changedAt }
      }
      if (last.hash) yield last
    },
  }
}
