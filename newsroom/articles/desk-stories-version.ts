import type { z } from 'zod'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { deskPage, deskPageLength, versionOf } from './desk-stories.ts'
import type { deskStoriesInput } from './input.ts'

/** The version of a page of the desk's stories. An open list polls it to know when to reload. */
export async function deskStoriesVersion(person: Person, wanted: z.output<typeof deskStoriesInput>): Promise<string> {
  authorise(person, 'see a story')
  return versionOf(await deskPage(person, wanted, deskPageLength + 1))
}
