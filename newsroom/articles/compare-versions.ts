import { and, eq, lt, max } from 'drizzle-orm'
import type { z } from 'zod'
import { database, type Reading } from '#db/client.ts'
import { draftVersions } from '#db/schema/versions.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { candidateOf } from './candidate.ts'
import { type ComparedStory, compareStories } from './compare-stories.ts'
import type { compareVersionsInput } from './input.ts'
import { countOpenSuggestions } from './make-version.ts'
import { storyFor } from './story-for.ts'
import { type DetailChange, detailChanges } from './unpublished-changes.ts'
import { storyOfVersion } from './version-story.ts'

/** `openNow`: how many suggestions are open in the story as it is now. Those are not compared. */
export type ComparedVersions = { text: ComparedStory; details: DetailChange[]; openNow: number }

/**
 * What differs between two versions of a story, or between one and the story as it is now. From 'before' is from the version before `to`; the first one
 * is compared with itself. Throws NotFound.
 */
export async function compareVersions(
  person: Person,
  sides: z.output<typeof compareVersionsInput>,
): Promise<Outcome<ComparedVersions, never>> {
  const { articleId, to } = sides
  return database().transaction(
    async (tx) => {
      authorise(person, 'see a story', await storyFor(tx, person, articleId))
      const now = await candidateOf(tx, articleId)
      const older = sides.from === 'before' ? await numberBefore(tx, articleId, sides.to) : sides.from
      const before = await storyOfVersion(tx, articleId, older)
      const after = to === undefined ? now : await storyOfVersion(tx, articleId, to)
      return done({
        text: compareStories(before, after),
        details: await detailChanges(tx, before, after),
        openNow: countOpenSuggestions(now),
      })
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** Numbers have gaps where versions were thinned out. */
async function numberBefore(reading: Reading, articleId: string, number: number): Promise<number> {
  const [earlier] = await reading
    .select({ number: max(draftVersions.number) })
    .from(draftVersions)
    .where(and(eq(draftVersions.articleId, articleId), lt(draftVersions.number, number)))
  return earlier?.number ?? number
}
