import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { folderOfUpload, listFiles, removeUpload } from './upload-files.ts'

/** Deletes what has arrived of an upload. That there is none is no failure. */
export async function forgetUpload(person: Person, id: string): Promise<void> {
  authorise(person, 'add a picture')
  const folder = folderOfUpload(person.id, id)
  if (folder) await removeUpload(folder, await listFiles(folder))
}
