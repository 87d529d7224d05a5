import type { StoredFile } from '#newsroom/media/file-store.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { listFiles, nameOfUpload, readUpload } from './upload-files.ts'

export type UnfinishedUpload = { id: string; name: string; size: number; received: number; changedAt: Date }

/** This person's uploads of which the pieces are still here, the newest first: each counts among those that one person may have. */
export async function unfinishedUploads(person: Person): Promise<UnfinishedUpload[]> {
  authorise(person, 'add a picture')
  const folders = new Map<string, StoredFile[]>()
  for (const file of await listFiles(person.id)) {
    const folder = file.key.split('/').slice(0, 2).join('/')
    folders.set(folder, [...(folders.get(folder) ?? []), file])
  }
  const found = await Promise.all([...folders].map(([folder, files]) => describeUpload(folder, files)))
  return found.flatMap((one) => one ?? []).sort((one, other) => other.changedAt.getTime() - one.changedAt.getTime())
}

async function describeUpload(folder: string, files: readonly StoredFile[]): Promise<UnfinishedUpload | null> {
  const upload = readUpload(files)
  const name = upload && (await nameOfUpload(folder, upload.size))
  if (!upload || name === null) return null // it was removed meanwhile
  const changedAt = new Date(Math.max(...files.map((file) => file.changedAt.getTime())))
  return { id: folder.split('/')[1] ?? '', name, size: upload.size, received: upload.received, changedAt }
}
