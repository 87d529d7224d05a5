import { uploadIsKept } from '#lib/uploads.ts'
import type { StoredFile } from '#newsroom/media/file-store.ts'
import { listFiles, removeUpload, uploadFiles } from './upload-files.ts'

const oldEnough = uploadIsKept * 24 * 60 * 60 * 1000

/** Deletes uploads to which nothing was added for two days: nobody finished them, or their answer has long arrived. Returns how many. */
export async function sweepUploads(nowAt = Date.now()): Promise<number> {
  let swept = 0
  for (const personId of await uploadFiles().folders()) {
    const uploads = new Map<string, StoredFile[]>()
    for (const file of await listFiles(personId)) {
      const folder = file.key.split('/').slice(0, 2).join('/')
      uploads.set(folder, [...(uploads.get(folder) ?? []), file])
    }
    for (const [folder, files] of uploads) {
      if (files.some(({ changedAt }) => nowAt - changedAt.getTime() < oldEnough)) continue
      await removeUpload(folder, files)
      swept += 1
    }
  }
  return swept
}
