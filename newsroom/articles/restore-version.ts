import { desc, eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { draftVersions } from '#db/schema/versions.ts'
import { done, NotAllowed, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import { stepsBetween } from './comparison-steps.ts'
import type { restoreVersionInput } from './input.ts'
import { lockArticle } from './lock-article.ts'
import { makeVersion } from './make-version.ts'
import { mustSuggest } from './must-suggest.ts'
import { slugAfter } from './slug-after.ts'
import { may } from './stages.ts'
import { storyOfVersion } from './version-story.ts'
import { writeDraft } from './write-draft.ts'

/**
 * Makes headline, dek and text again what they were at a version, by new steps: nothing is rewritten, and what others are writing meanwhile
 * is mapped over these steps like over a colleague's. What is replaced is kept as a version first. Suggestions are a part of the text: those
 * that were open then are open again, and those that are open now are in the version of what is replaced. The details stay as they are.
 * `version` is the draft's after that. Restoring what is there already changes nothing and succeeds.
 */
export async function restoreVersion(
  person: Person,
  { articleId, number }: z.output<typeof restoreVersionInput>,
): Promise<Outcome<{ version: number }, 'wrong-stage'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'save a story', article)
    if (mustSuggest(person, article)) throw new NotAllowed(`${person.role} may only suggest in article ${articleId}`)
    if (!may('save', article.stage)) return no('wrong-stage', { stage: article.stage })
    const target = await storyOfVersion(tx, articleId, number)
    const before = await candidateOf(tx, articleId)
    const { doc, docs, steps } = stepsBetween(before, target)
    if (steps.length === 0) return done({ version: before.draftVersion })
    if (!(await isKept(tx, before))) await makeVersion(tx, before, { kind: 'before-restore', personId: person.id })
    const placed = steps.map((step, place) => ({ step, undo: step.invert(docs[place] ?? doc), origin: -1 }))
    const { version } = await writeDraft(tx, article, doc, [{ id: v4(), writer: person.id, placed }])
    const slug = await slugAfter(tx, article, before.headline, target.headline)
    await tx.update(articles).set({ slug, updatedAt: now }).where(eq(articles.id, articleId))
    const made = await makeVersion(tx, await candidateOf(tx, articleId), { kind: 'restored', personId: person.id })
    await record(tx, person, 'restore-version', { kind: 'article', id: articleId }, { number, made, version })
    return done({ version })
  })
}

/** Whether the newest version of the story has this text. Versions that are older than suggestions have none. */
async function isKept(tx: Transaction, { articleId, draftVersion, suggested }: Candidate): Promise<boolean> {
  const [newest] = await tx
    .select({ draftVersion: draftVersions.draftVersion, openSuggestions: draftVersions.openSuggestions })
    .from(draftVersions)
    .where(eq(draftVersions.articleId, articleId))
    .orderBy(desc(draftVersions.number))
    .limit(1)
  return newest?.draftVersion === draftVersion && (!suggested || newest.openSuggestions > 0)
}
