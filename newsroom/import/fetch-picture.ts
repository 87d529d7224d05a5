import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { no, type Outcome } from '#lib/outcome.ts'
import type { Fetcher } from '#newsroom/formats/fetch-file.ts'
import { type AddedPicture, addPicture } from '#newsroom/media/add-picture.ts'
import type { PictureProblem } from '#newsroom/media/validate-picture.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

/** Why a picture did not come from another site. */
export type FetchProblem = PictureProblem | 'not-fetched'

/** Fetches a picture from another site into the library. The fetcher refuses addresses of this network. */
export async function fetchPicture(
  person: Person,
  { address }: { address: string },
  fetcher: Fetcher,
): Promise<Outcome<AddedPicture, FetchProblem>> {
  authorise(person, 'add a picture')
  const path = join(tmpdir(), `galley-fetched-${randomUUID()}`)
  try {
    const reason = await fetcher.fetch(address, path)
    if (reason) return no('not-fetched', { reason })
    return await addPicture(person, { name: basename(new URL(address).pathname), path })
  } finally {
    await rm(path, { force: true })
  }
}
