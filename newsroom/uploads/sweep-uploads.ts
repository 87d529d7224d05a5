import { uploadIsKept } from '#lib/uploads.ts'
import type { StoredFile } from '#newsroom/media/file-store.ts'
import { removeUpload, uploadFiles } from './upload-files.ts'

const oldEnough = uploadIsKept * 24 * 60 * 60 * 1000

/**
 * Deletes uploads to which nothing was added for two days: nobody finished them, their answer has long arrived, or a web was killed before it
 * had written their first file. Returns how many.
 */
export async function sweepUploads(nowAt = Date.now()): Promise<number> {
  let swept = 0
  for (const personId of await uploadFiles().folders()) {
    const uploads = new Map<string, StoredFile[]>()
    for await (const file of uploadFiles().list(personId, true)) {
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
