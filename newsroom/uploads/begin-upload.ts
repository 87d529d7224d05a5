import { randomUUID } from 'node:crypto'
import { mostMegabytes } from '#lib/attachments.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { mostUploadBytes, mostUploads } from '#lib/uploads.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { begunKey, listFiles, removeUpload, uploadFiles } from './upload-files.ts'

const largest = Math.max(...Object.values(mostMegabytes)) * 1_000_000

/** Begins an upload of so many bytes, of which nothing is there yet. 'too-many-unfinished': this person has as many as anybody may have. */
export async function beginUpload(
  person: Person,
  { name, size }: { name: string; size: number },
): Promise<Outcome<{ id: string }, 'too-big' | 'empty' | 'too-many-unfinished'>> {
  authorise(person, 'add a picture')
  if (size === 0) return no('empty')
  if (size > largest) return no('too-big', { most: largest })
  const id = randomUUID()
  const folder = `${person.id}/${id}`
  await uploadFiles().put(begunKey(folder, size), Buffer.from(JSON.stringify({ name: name.slice(0, 1000) })))
  // Counted with this one: of those who begin at the same time each sees the others.
  const files = await listFiles(person.id)
  const begun = files.flatMap(({ key }) => /\/begun-(\d+)$/.exec(key)?.[1] ?? [])
  const bytes = begun.reduce((sum, one) => sum + Number(one), 0)
  if (begun.length <= mostUploads && bytes <= mostUploadBytes) return done({ id })
  await removeUpload(
    folder,
    files.filter(({ key }) => key.startsWith(`${folder}/`)),
  )
  return no('too-many-unfinished')
}
