import PQueue from 'p-queue'
import type { z } from 'zod'
import type { Outcome } from '#lib/outcome.ts'
import { Fetcher, fetchLimits } from '#newsroom/formats/fetch-file.ts'
import type { Allows } from '#newsroom/formats/public-agents.ts'
import type { AddedPicture } from '#newsroom/media/add-picture.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type FetchProblem, fetchPicture } from './fetch-picture.ts'
import type { bringPictureInput } from './input.ts'

/** So many sites are asked at the same time: a text with many pictures costs others nothing. */
const questions = new PQueue({ concurrency: 4 })

/** Milliseconds that another site may take: a writer waits for the picture, and writes on. */
const longest = 20_000

/** Fetches a picture of a pasted text into the library. */
export async function bringPicture(
  person: Person,
  { address }: z.output<typeof bringPictureInput>,
  allows?: Allows,
): Promise<Outcome<AddedPicture, FetchProblem>> {
  authorise(person, 'write a story')
  authorise(person, 'add a picture')
  const fetcher = new Fetcher(allows, { ...fetchLimits, milliseconds: longest })
  return questions.add(() => fetchPicture(person, { address }, fetcher)).finally(() => fetcher.close())
}
