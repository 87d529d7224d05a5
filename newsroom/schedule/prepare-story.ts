import type { Transaction } from '#db/client.ts'
import { done, no, type Outcome, type Refused } from '#lib/outcome.ts'
import { cancelSchedules, standingSchedule } from '#newsroom/articles/cancel-schedules.ts'
import { candidateAt } from '#newsroom/articles/candidate.ts'
import { heldByEmbargo } from '#newsroom/articles/embargo.ts'
import { type LockedArticle, lockArticle } from '#newsroom/articles/lock-article.ts'
import { makeVersion } from '#newsroom/articles/make-version.ts'
import { preparedStory } from '#newsroom/articles/prepared-story.ts'
import { may } from '#newsroom/articles/stages.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { latestRevision } from '#newsroom/workflow/latest-revision.ts'
import { missingIn } from '#newsroom/workflow/missing.ts'
import { unagreedChanges } from '#newsroom/workflow/others-changes.ts'
import { isCountedElsewhere, partOfUpdate } from '#newsroom/workflow/part-of-update.ts'
import { isOlder, isSame } from '#newsroom/workflow/publish-candidate.ts'
import type { StoryToSchedule } from './input.ts'
import type { LockedSchedule } from './lock-schedule.ts'
import type { About, PrepareProblem } from './ran.ts'

/** What an editor approves of a story: the versions on the screen, the people whose changes are in it, and, of an update, which changes. */
export type Approved = Pick<StoryToSchedule, 'seen' | 'including' | 'only'>

/** Prepares a story that is to be published or updated. One schedule of a story stands; one that is held or failed is replaced. */
export async function prepareStory(
  tx: Transaction,
  person: Person,
  { kind, articleId, ...approved }: StoryToSchedule,
  at: Date,
): Promise<Outcome<About, PrepareProblem>> {
  const article = await lockArticle(tx, person, articleId)
  authorise(person, 'publish a story', article)
  if (!may('publish', article.stage) || (kind === 'update') !== (article.stage === 'published'))
    return no('wrong-stage', { stage: article.stage })
  const held = heldByEmbargo(article, at)
  if (held) return held
  const standing = await standingSchedule(tx, articleId)
  if (standing && !standing.ending) return no('planned', { schedule: standing.id, at: standing.at })
  const prepared = await approve(tx, person, article, approved, at)
  if (prepared.ok && standing) await cancelSchedules(tx, person, articleId, 'replaced', [standing.kind])
  return prepared
}

/** Checks the story as publishing does, and keeps it as a version: that goes out, whatever is written until then. */
export async function approve(
  tx: Transaction,
  person: Person,
  article: LockedArticle,
  { seen, including, only }: Approved,
  at: Date,
): Promise<Outcome<About & { preparedVersion: number }, PrepareProblem>> {
  const articleId = article.id
  const isLive = article.stage === 'published'
  const draft = await candidateAt(tx, articleId, seen.draft)
  const latest = await latestRevision(tx, articleId)
  const isPart = only !== undefined && latest !== undefined && isLive
  const candidate = draft && isPart ? partOfUpdate(draft, latest, only) : draft
  if (!draft || !candidate || seen.article !== article.version || isOlder(draft, latest) || isCountedElsewhere(only, latest))
    return no('stale', { article: article.version })
  // A picture that is still being made ready is ready by then; that is looked at again when the story goes out.
  const missing = (await missingIn(tx, candidate, at)).filter(({ what }) => what !== 'picture-not-ready')
  if (missing.length > 0) return no('unfinished', { missing })
  if (isLive && latest && isSame(candidate, latest)) return no('nothing-new')
  const unagreed = isLive && latest ? await unagreedChanges(tx, person, latest, candidate, draft.draftVersion, including) : []
  if (unagreed.length > 0) return no('others-changes', { people: unagreed })
  const preparedVersion = await makeVersion(tx, candidate, { kind: 'scheduled', personId: person.id })
  return done({ articleId, preparedVersion, isPart, seenRevision: latest?.number ?? null })
}

/** The rights to the pictures of a prepared story must last until it goes out. */
export async function refusePrepared(
  tx: Transaction,
  { articleId, preparedVersion }: Pick<LockedSchedule, 'articleId' | 'preparedVersion'>,
  at: Date,
): Promise<Refused<'rights-ended'> | null> {
  if (!articleId || !preparedVersion) return null
  const missing = await missingIn(tx, await preparedStory(tx, articleId, preparedVersion), at)
  return missing.some(({ what }) => what === 'rights-ended' || what === 'poster-ended') ? no('rights-ended') : null
}
