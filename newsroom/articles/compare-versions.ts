import type { z } from 'zod'
import { database } from '#db/client.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { candidateOf } from './candidate.ts'
import { type ComparedStory, compareStories } from './compare-stories.ts'
import type { compareVersionsInput } from './input.ts'
import { storyFor } from './story-for.ts'
import { type DetailChange, detailChanges } from './unpublished-changes.ts'
import { storyOfVersion } from './version-story.ts'

export type ComparedVersions = { text: ComparedStory; details: DetailChange[] }

/** What differs between two versions of a story, or between one and the story as it is now. Throws NotFound. */
export async function compareVersions(
  person: Person,
  { articleId, from, to }: z.output<typeof compareVersionsInput>,
): Promise<Outcome<ComparedVersions, never>> {
  return database().transaction(
    async (tx) => {
      authorise(person, 'see a story', await storyFor(tx, person, articleId))
      const before = await storyOfVersion(tx, articleId, from)
      const after = to === undefined ? await candidateOf(tx, articleId) : await storyOfVersion(tx, articleId, to)
      return done({ text: compareStories(before, after), details: await detailChanges(tx, before, after) })
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}
