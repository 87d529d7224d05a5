import { eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { corrections } from '#db/schema/corrections.ts'
import { liveArticles } from '#db/schema/live.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { newsPath } from '#lib/paths.ts'
import { candidateAt } from '#newsroom/articles/candidate.ts'
import { heldByEmbargo } from '#newsroom/articles/embargo.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { may } from '#newsroom/articles/stages.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { correctInput } from './input.ts'
import { latestRevision } from './latest-revision.ts'
import { missingIn } from './missing.ts'
import { unagreedChanges } from './others-changes.ts'
import { pagesTouched } from './pages-touched.ts'
import { isCountedElsewhere, partOfUpdate } from './part-of-update.ts'
import { isOlder, isSame, publishCandidate } from './publish-candidate.ts'
import { settleSchedule } from './settle-schedule.ts'

/** `isTextNew`: a new text was published with the note. */
export type Corrected = { version: number; path: string; isTextNew: boolean }

/**
 * Publishes a correction note and the draft of a live story, as the editor saw it, in one transaction. If the text has not changed, only the note is added;
 * a note that exists word for word is not added twice. Refused with 'others-changes' while the text has changes of other people, until the
 * editor includes them, and with 'planned' while a new text would go out beside a schedule, until the editor says whether that stands.
 * Refused under an embargo (see publish).
 */
export async function correct(
  editor: Person,
  { articleId, seen, including, only, schedule, kind, text }: z.output<typeof correctInput>,
): Promise<Outcome<Corrected, 'wrong-stage' | 'embargoed' | 'stale' | 'unfinished' | 'others-changes' | 'planned'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, editor, articleId)
    authorise(editor, 'correct a story', article)
    if (!may('correct', article.stage)) return no('wrong-stage', { stage: article.stage })
    const held = heldByEmbargo(article)
    if (held) return held
    const { language, version } = article
    const draft = await candidateAt(tx, articleId, seen.draft)
    const live = await latestRevision(tx, articleId)
    if (!live) throw new Error(`article ${articleId} is published without a revision`)
    const candidate = draft && only ? partOfUpdate(draft, live, only) : draft
    if (!draft || !candidate || seen.article !== version || isOlder(draft, live) || isCountedElsewhere(only, live))
      return no('stale', { article: version })
    const isTextNew = !isSame(candidate, live)
    const missing = isTextNew ? await missingIn(tx, candidate) : []
    const { slug, sectionId } = candidate
    if (missing.length > 0 || slug === null || sectionId === null) return no('unfinished', { missing })
    const unagreed = isTextNew ? await unagreedChanges(tx, editor, live, candidate, draft.draftVersion, including) : []
    if (unagreed.length > 0) return no('others-changes', { people: unagreed })
    const settled = isTextNew ? await settleSchedule(tx, editor, articleId, schedule) : null
    if (settled && !settled.ok) return settled

    const put = isTextNew ? await publishCandidate(tx, editor, article, { ...candidate, slug, sectionId }, live, 'corrected') : null
    const { id: revisionId } = put?.revision ?? live
    const number = put?.number ?? live.number
    const [note] = await tx
      .insert(corrections)
      .values({ articleId, revisionId, language, kind, text, createdBy: editor.id })
      .onConflictDoNothing({ target: [corrections.articleId, corrections.text], where: isNull(corrections.withdrawnAt) })
      .returning({ id: corrections.id })
    const answer = { version, path: newsPath(language, slug), isTextNew }
    if (!put && !note) return done(answer)
    if (!put) await tx.update(liveArticles).set({ updatedAt: now }).where(eq(liveArticles.articleId, articleId))

    const detail = { correction: note?.id ?? null, kind, text, revision: number, ...(only && { isPart: true }) }
    await record(tx, editor, 'correct', { kind: 'article', id: articleId }, detail)
    const touched = [...(put?.touched ?? []), ...(await pagesTouched(tx, articleId, language))]
    await announce(tx, touched, { kind: 'corrected', articleId, language, slug })
    return done(answer)
  })
}
