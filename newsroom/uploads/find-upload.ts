import { NotFound } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { folderOfUpload, listFiles, readUpload } from './upload-files.ts'

/** How much of an upload has arrived. Throws NotFound, also for those of others. */
export async function findUpload(person: Person, id: string): Promise<{ size: number; received: number }> {
  authorise(person, 'add a picture')
  const folder = folderOfUpload(person.id, id)
  const upload = folder && readUpload(await listFiles(folder))
  if (!upload) throw new NotFound(`upload ${id}`)
  return { size: upload.size, received: upload.received }
}
