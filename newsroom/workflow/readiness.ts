import { eq } from 'drizzle-orm'
import { database, type Reading } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { pick } from '#lib/pick.ts'
import { mostChanges } from '#newsroom/articles/block-changes.ts'
import { type Candidate, candidateAt, candidateOf } from '#newsroom/articles/candidate.ts'
import { type Embargo, runningEmbargo } from '#newsroom/articles/embargo.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import { type UnpublishedChange, unpublishedChanges } from '#newsroom/articles/unpublished-changes.ts'
import { partsThatDiffer } from '#newsroom/articles/unpublished-parts.ts'
import { knownLinks, tryLinksSoon } from '#newsroom/links/known-links.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'
import { pointsOf, type StoryPoint } from '#newsroom/templates/points-of.ts'
import { type Advice, adviceFor } from './advice.ts'
import { draftNote } from './draft-note.ts'
import type { NoteSentence } from './join-note.ts'
import { latestRevision } from './latest-revision.ts'
import { type Missing, missingIn } from './missing.ts'
import { type OtherByPart, othersByPart } from './others-changes.ts'
import { type WeighedChange, weighChanges } from './weigh-changes.ts'

/** `note`: what a correction would say of the change, in the story's language. */
export type ChangeWeight = Pick<WeighedChange, 'part' | 'block' | 'facts' | 'isRespelled'> & { note: NoteSentence[] }

/** What publishing a story now would do, for the versions in `seen`. */
export type Readiness = {
  seen: { article: number; draft: number }
  missing: Missing[]
  /** What should be looked at, and holds nothing up. */
  advice: Advice[]
  /** Whether some of its links are still being tried: what is said of them may change without a change of the story. */
  isTrying: boolean
  /** The points of its template. */
  points: StoryPoint[]
  /** Until when nothing of it may be published. */
  embargo: Embargo | null
  /** What an update would change for readers; null while the story is not published. */
  changes: UnpublishedChange[] | null
  /** The number of the revision that readers have, from which the changes are counted. */
  live: number | null
  /** How much each of the changes weighs, in their order. */
  weights: ChangeWeight[]
  /** Who else made those changes, and in which parts: the editor must agree to each who made what goes out (see publish). */
  others: OtherByPart[]
}

/**
 * For a person who works on the story: what is missing, and what would change for readers, with the text at version `draft` if the log has
 * it, else with the newest. Throws NotFound. For somebody who may write in it, the worker then tries those of its links of which nothing is
 * known, but not before its embargo ends.
 */
export async function readinessFor(person: Person, articleId: string, draft?: number): Promise<Readiness> {
  const { toTry, readiness } = await database().transaction(
    async (tx) => {
      const story = await storyFor(tx, person, articleId)
      authorise(person, 'see a story', story)
      const [article] = await tx
        .select({ version: articles.version, stage: articles.stage, embargo: runningEmbargo })
        .from(articles)
        .where(eq(articles.id, articleId))
      if (!article) throw new Error(`article ${articleId} disappeared while it was read`)
      const candidate = (draft && (await candidateAt(tx, articleId, draft))) || (await candidateOf(tx, articleId))
      const links = await knownLinks(tx, candidate.body)
      // A request to a stranger's server tells it that somebody writes about it.
      const asksNobody = article.embargo !== null
      const toTry = !asksNobody && can(person, 'save a story', story) ? links.toTry : []
      const readiness = {
        seen: { article: article.version, draft: candidate.draftVersion },
        missing: await missingIn(tx, candidate),
        advice: await adviceFor(tx, candidate, { ...links, untried: asksNobody ? links.toTry.length : 0 }),
        isTrying: links.isWaiting || toTry.length > 0,
        points: await pointsOf(tx, articleId),
        embargo: article.embargo,
        ...(article.stage === 'published' ? await update(tx, person, candidate) : { changes: null, live: null, weights: [], others: [] }),
      }
      return { readiness, toTry }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
  await tryLinksSoon(toTry)
  return readiness
}

/** More facts of one change are not told. */
const mostTold = 20

async function update(
  reading: Reading,
  person: Person,
  candidate: Candidate,
): Promise<Pick<Readiness, 'changes' | 'live' | 'weights' | 'others'>> {
  const live = await latestRevision(reading, candidate.articleId)
  if (!live) throw new Error(`article ${candidate.articleId} is published without a revision`)
  return {
    changes: await unpublishedChanges(reading, live, candidate),
    live: live.number,
    weights: weighChanges(live, candidate)
      .filter(({ block }) => block === null || block < mostChanges)
      .map((change) => ({
        ...pick(change, ['part', 'block', 'isRespelled']),
        facts: change.facts.slice(0, mostTold),
        note: draftNote(change, candidate.language).slice(0, mostTold),
      })),
    others: await othersByPart(reading, person.id, live, partsThatDiffer(live, candidate), candidate.draftVersion),
  }
}
