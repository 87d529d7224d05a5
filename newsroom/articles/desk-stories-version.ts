import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { deskPage, deskPageLength } from './desk-stories.ts'
import type { deskStoriesInput } from './input.ts'

/** A short digest of a page of the desk's stories. An open list polls it to know when to reload. */
export async function deskStoriesVersion(person: Person, wanted: z.output<typeof deskStoriesInput>): Promise<string> {
  authorise(person, 'see a story')
  const page = await deskPage(person, wanted, deskPageLength + 1)
  const digest = createHash('sha256').update(page.map(({ id, changedAt }) => `${id} ${changedAt.toISOString()}`).join('\n'))
  return digest.digest('base64url').slice(0, 16)
}
