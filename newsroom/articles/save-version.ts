import { and, count, desc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { draftVersions } from '#db/schema/versions.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type Candidate, candidateAt } from './candidate.ts'
import type { saveVersionInput } from './input.ts'
import { lockArticle } from './lock-article.ts'
import { makeVersion, readerVersionOf } from './make-version.ts'
import { may } from './stages.ts'
import { partsThatDiffer } from './unpublished-parts.ts'
import { storyOfVersion } from './version-story.ts'

/** The most versions of a story that are saved by hand: each holds the whole story, and none is ever deleted. */
const mostSavedVersions = 500

/**
 * Saves the story as a version, with the text as the person saw it, also while others write on. The same name for the same story again
 * succeeds and adds nothing.
 */
export async function saveVersion(
  person: Person,
  { articleId, seenVersion, name }: z.output<typeof saveVersionInput>,
): Promise<Outcome<{ number: number }, 'wrong-stage' | 'stale' | 'too-many'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'save a story', article)
    if (!may('save', article.stage)) return no('wrong-stage', { stage: article.stage })
    const candidate = await candidateAt(tx, articleId, seenVersion)
    if (!candidate) return no('stale')
    const known = await sameVersion(tx, candidate, name)
    if (known !== null) return done({ number: known })
    if ((await countSaved(tx, articleId)) >= mostSavedVersions) return no('too-many')
    const number = await makeVersion(tx, candidate, { kind: 'saved', personId: person.id, name })
    await record(tx, person, 'save-version', { kind: 'article', id: articleId }, { number, name })
    return done({ number })
  })
}

async function countSaved(tx: Transaction, articleId: string): Promise<number> {
  const [saved] = await tx
    .select({ count: count() })
    .from(draftVersions)
    .where(and(eq(draftVersions.articleId, articleId), eq(draftVersions.kind, 'saved')))
  return saved?.count ?? 0
}

/** The newest version, if it is this story under this name. */
async function sameVersion(tx: Transaction, candidate: Candidate, name: string): Promise<number | null> {
  const { articleId } = candidate
  const [newest] = await tx
    .select({ number: draftVersions.number, kind: draftVersions.kind, name: draftVersions.name })
    .from(draftVersions)
    .where(and(eq(draftVersions.articleId, articleId), eq(draftVersions.draftVersion, candidate.draftVersion)))
    .orderBy(desc(draftVersions.number))
    .limit(1)
  if (newest?.kind !== 'saved' || newest.name !== name) return null
  const story = await storyOfVersion(tx, articleId, newest.number)
  return partsThatDiffer(story, readerVersionOf(candidate)).length === 0 ? newest.number : null
}
