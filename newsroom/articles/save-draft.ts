import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles, drafts, revisions } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { slugOf } from '#lib/slug.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { cleanDocument } from './clean-document.ts'
import { documentProblem, isDocument, longestDocument } from './document.ts'
import type { NewerText } from './draft-text.ts'
import { longestDek, longestHeadline, type saveDraftInput } from './input.ts'
import { type LockedArticle, lockArticle } from './lock-article.ts'
import { freeSlug } from './slug.ts'
import { may } from './stages.ts'
import { writeDraft } from './write-draft.ts'

/** `slug` follows the headline until the story is published or somebody sets it by hand. */
export type SavedDraft = { version: number; savedAt: Date; slug: string | null }
export type SaveProblem = 'stale' | 'wrong-stage' | 'too-long' | 'bad-document' | 'someone-else'

/** Overwrites the draft if it still has the version that the writer saw. Otherwise 'stale' returns the newer text. */
export async function saveDraft(person: Person, sent: z.output<typeof saveDraftInput>): Promise<Outcome<SavedDraft, SaveProblem>> {
  if (sent.writer !== person.id) return no('someone-else')
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, sent.articleId)
    authorise(person, 'save a story', article)
    if (!may('save', article.stage)) return no('wrong-stage', { stage: article.stage })
    const newer = await textThatStands(tx, article.id)
    if (newer.version !== sent.seenVersion) return no('stale', newer)
    // Validated first: a structure that is nested too deep could not be serialised for the length check.
    if (!isDocument(sent.body)) return no('bad-document', documentProblem(sent.body) ?? {})
    const tooLong = whatIsTooLong(sent)
    if (tooLong) return no('too-long', tooLong)
    const { headline, dek } = sent
    const saved = await writeDraft(tx, article.id, article.language, { headline, dek, body: cleanDocument(sent.body) }, person.id)
    const slug = await slugAfter(tx, article, newer.headline, sent.headline)
    await tx.update(articles).set({ slug, updatedAt: now }).where(eq(articles.id, article.id))
    const isNewSession = newer.savedById !== person.id || saved.savedAt.getTime() - newer.savedAt.getTime() > sessionLength
    if (isNewSession || (await isPublished(tx, article, newer.version)))
      await record(tx, person, 'save-draft', { kind: 'article', id: article.id }, { version: saved.version })
    return done({ ...saved, slug })
  })
}

/** Saves happen every second. The audit records the first one of a session and the first after each publication. Milliseconds. */
const sessionLength = 10 * 60_000

/** Whether this version of the text is the published one: saving the next version starts new unpublished changes. */
async function isPublished(tx: Transaction, { liveRevisionId }: LockedArticle, version: number): Promise<boolean> {
  if (liveRevisionId === null) return false
  const [live] = await tx.select({ version: revisions.draftVersion }).from(revisions).where(eq(revisions.id, liveRevisionId))
  return live?.version === version
}

async function slugAfter(tx: Transaction, { id, language, slug, firstPublishedAt }: LockedArticle, before: string, headline: string) {
  if (firstPublishedAt || headline === before) return slug
  const slugOfHeadline = slugOf(before, language)
  const isFromHeadline =
    slug === null ||
    slug === slugOfHeadline ||
    (slug.startsWith(`${slugOfHeadline}-`) && /^\d+$/.test(slug.slice(slugOfHeadline.length + 1)))
  if (!isFromHeadline) return slug
  return headline.trim() === '' ? null : freeSlug(tx, language, slugOf(headline, language), id)
}

async function textThatStands(tx: Transaction, articleId: string): Promise<NewerText & { savedById: string | null }> {
  const [text] = await tx
    .select({
      version: drafts.version,
      headline: drafts.headline,
      dek: drafts.dek,
      body: drafts.body,
      savedAt: drafts.updatedAt,
      savedBy: people.name,
      savedById: drafts.updatedBy,
    })
    .from(drafts)
    .leftJoin(people, eq(people.id, drafts.updatedBy))
    .where(eq(drafts.articleId, articleId))
  if (!text) throw new Error(`article ${articleId} has no draft`)
  return text
}

function whatIsTooLong({ headline, dek, body }: { headline: string; dek: string; body?: unknown }) {
  if (headline.length > longestHeadline) return { what: 'headline', longest: longestHeadline }
  if (dek.length > longestDek) return { what: 'dek', longest: longestDek }
  if ((JSON.stringify(body) ?? '').length > longestDocument) return { what: 'body', longest: longestDocument }
  return null
}
