import type { Node } from '@tiptap/pm/model'
import { Step } from '@tiptap/pm/transform'
import { and, eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles, draftSteps, revisions } from '#db/schema/articles.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { cleanStory } from './cleaning-steps.ts'
import { type DocumentProblem, documentProblem, longestDocument } from './document.ts'
import type { DraftText, NewerText } from './draft-text.ts'
import { type addStepsInput, longestDek, longestHeadline } from './input.ts'
import { type LockedArticle, lockArticle } from './lock-article.ts'
import { keepVersion } from './make-version.ts'
import { mustSuggest } from './must-suggest.ts'
import { newestText } from './newest-text.ts'
import { isStorable } from './nodes.ts'
import { parseSteps } from './parse-steps.ts'
import { type PlacedStep, rebaseSteps } from './rebase-steps.ts'
import { suggestionIds } from './settle-suggestions.ts'
import { slugAfter } from './slug-after.ts'
import { may } from './stages.ts'
import { type StepBatch, stepsSince } from './steps-since.ts'
import { storyOf, storySchema, textOf } from './story-schema.ts'
import { mostSuggestions, nameSuggestions, othersSuggestions } from './suggestions-of.ts'
import { SuggestsOnly } from './suggests-only.ts'
import { writeDraft } from './write-draft.ts'

/**
 * `batches` is the log since the version that the writer saw; steps of which nothing was left are missing in it. `slug` follows the
 * headline. `details` is the version of the story's details. `mustSuggest`: this person changes the text by suggestions only, from now on.
 */
export type AddedSteps = {
  version: number
  savedAt: Date
  slug: string | null
  details: number
  mustSuggest: boolean
  batches: StepBatch[]
}
export type AddStepsProblem = 'stale' | 'wrong-stage' | 'too-long' | 'bad-document' | 'someone-else'

/**
 * Adds a batch of steps to the log of a draft, mapped over what others wrote since `seenVersion`, so that no writer has to try again. The
 * same batch sent twice is added once. 'stale' only when the log does not reach back to that version: its detail is the whole text.
 */
export async function addSteps(person: Person, sent: z.output<typeof addStepsInput>): Promise<Outcome<AddedSteps, AddStepsProblem>> {
  if (sent.writer !== person.id) return no('someone-else')
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, sent.articleId)
    authorise(person, 'save a story', article)
    if (!may('save', article.stage)) return no('wrong-stage', { stage: article.stage })
    const wrong = sizeProblem(sent.steps)
    if (wrong) return no(wrong.problem, wrong.detail)
    const before = await newestText(tx, article.id)
    const since = await stepsSince(tx, article.id, sent.seenVersion, before.version)
    if (!since) return no('stale', before)
    const must = mustSuggest(person, article)
    const { version, savedAt } = before
    const asBefore = { version, savedAt, slug: article.slug, details: article.version, mustSuggest: must, batches: since }
    if (await isAdded(tx, article.id, sent.batchId)) return done(asBefore)
    const suggestsOnly = must ? await suggestsOnlyFor(tx, article.id, person, before, sent.steps) : null
    const made = applyBatch(before, since, sent.steps, suggestsOnly)
    if ('problem' in made) return no(made.problem, made.detail)
    if (made.placed.length === 0) return done(asBefore)
    const written = await write(tx, article, person, before, made, sent.batchId)
    return done({ ...written, mustSuggest: must, batches: [...since, ...written.batches] })
  })
}

/** What costs nothing is looked at first: nothing else is read or made of a batch that is too large. */
function sizeProblem(steps: readonly unknown[]): NotMade | null {
  try {
    if (JSON.stringify(steps).length <= 2 * longestDocument) return null
    return { problem: 'too-long', detail: { what: 'body', longest: longestDocument } }
  } catch {
    return { problem: 'bad-document', detail: { at: 'doc', what: 'is nested too deeply' } }
  }
}

async function suggestsOnlyFor(tx: Transaction, articleId: string, person: Person, before: DraftText, steps: readonly unknown[]) {
  const others = await othersSuggestions(tx, articleId, person, new Set([...idsIn(steps), ...suggestionIds(storyOf(before))]))
  return new SuggestsOnly((id) => !others.has(id))
}

/** All ids in these steps, those of suggestions among them. */
function idsIn(steps: readonly unknown[]): Set<string> {
  const ids = new Set<string>()
  JSON.stringify(steps, (key, value: unknown) => {
    if (key === 'id' && typeof value === 'string' && isStorable(value)) ids.add(value)
    return value
  })
  return ids
}

type Made = { doc: Node; placed: PlacedStep[]; cleaned: { text: DraftText; placed: PlacedStep[] } }
type NotMade = { problem: 'bad-document'; detail: DocumentProblem } | { problem: 'too-long'; detail: TooLong }
/** 'unsuggested': so many changes that are no suggestions cannot be told from those that are. */
type TooLong = { what: 'headline' | 'dek' | 'body' | 'suggestions' | 'unsuggested'; longest?: number }

/** The document after the batch, valid and cleaned, or why it is refused. Steps that do not fit the document any more are left out. */
function applyBatch(
  before: DraftText,
  since: readonly StepBatch[],
  sent: readonly unknown[],
  suggestsOnly: SuggestsOnly | null,
): Made | NotMade {
  try {
    const maps = since.flatMap(({ steps }) => steps.map((json) => Step.fromJSON(storySchema, json).getMap()))
    // A colleague's change has left nothing of a null, as the writer's screen knows already.
    const places = [...sent.keys()].filter((place) => sent[place] !== null)
    const [base, steps] = [storyOf(before), parseSteps(sent.filter((step) => step !== null))]
    const all = rebaseSteps(base, steps, maps)
    const isWhole = !suggestsOnly || suggestsOnly.isSuggestion(base, all.doc)
    const { doc, placed: mapped } = isWhole ? all : rebaseSteps(base, steps, maps, suggestsOnly.isSuggestion)
    if (suggestsOnly?.isTooMuch) return { problem: 'too-long', detail: { what: 'unsuggested' } }
    const placed = mapped.map((each) => ({ ...each, origin: places[each.origin] ?? each.origin }))
    doc.check()
    const cleaning = cleanStory(doc, base)
    const after = textOf(cleaning.doc)
    const wrong = documentProblem(after.body)
    if (wrong) return { problem: 'bad-document', detail: wrong }
    const tooLong = whatIsTooLong(after) ?? tooManySuggestions(base, cleaning.doc)
    if (tooLong) return { problem: 'too-long', detail: tooLong }
    const cleaned = cleaning.steps.map((step, place) => ({ step, undo: step.invert(cleaning.docs[place] ?? doc), origin: -1 }))
    return { doc, placed, cleaned: { text: after, placed: cleaned } }
  } catch (error) {
    // ProseMirror throws RangeErrors for steps, nodes, attributes and positions that cannot be, and TransformErrors (not exported) for
    // changes of its own that do not fit.
    if (error instanceof RangeError || (error instanceof Error && error.name === 'TransformError'))
      return { problem: 'bad-document', detail: { at: 'doc', what: error.message } }
    throw error
  }
}

async function write(
  tx: Transaction,
  article: LockedArticle,
  person: Person,
  before: NewerText & { savedById: string | null },
  { doc, placed, cleaned }: Made,
  batchId: string,
): Promise<Omit<AddedSteps, 'mustSuggest'>> {
  await keepVersion(tx, article.id, before.savedById)
  const isClean = cleaned.placed.length === 0
  const typed = await writeDraft(tx, article, { id: batchId, writer: person.id, text: isClean ? cleaned.text : textOf(doc), placed })
  // A batch of its own: the writer's screen takes it like a colleague's.
  const cleaning = isClean ? null : await writeDraft(tx, article, { id: v4(), writer: person.id, ...cleaned })
  const { version, savedAt } = cleaning ?? typed
  await nameSuggestions(tx, article.id, person, storyOf(before), storyOf(cleaned.text))
  const { headline } = cleaned.text
  const slug = await slugAfter(tx, article, before.headline, headline)
  await tx.update(articles).set({ slug, updatedAt: now }).where(eq(articles.id, article.id))
  const isNewSession = before.savedById !== person.id || savedAt.getTime() - before.savedAt.getTime() > sessionLength
  if (isNewSession || (await isPublished(tx, article, before.version)))
    await record(tx, person, 'add-steps', { kind: 'article', id: article.id }, { version })
  return { version, savedAt, slug, details: article.version, batches: cleaning ? [typed.batch, cleaning.batch] : [typed.batch] }
}

/** Batches come every second. The audit records the first one of a sitting and the first after each publication. Milliseconds. */
const sessionLength = 10 * 60_000

async function isAdded(tx: Transaction, articleId: string, batchId: string): Promise<boolean> {
  const [known] = await tx
    .select({ version: draftSteps.version })
    .from(draftSteps)
    .where(and(eq(draftSteps.articleId, articleId), eq(draftSteps.batchId, batchId)))
  return known !== undefined
}

/** Whether this version of the text is the published one: the next steps start new unpublished changes. */
async function isPublished(tx: Transaction, { liveRevisionId }: LockedArticle, version: number): Promise<boolean> {
  if (liveRevisionId === null) return false
  const [live] = await tx.select({ version: revisions.draftVersion }).from(revisions).where(eq(revisions.id, liveRevisionId))
  return live?.version === version
}

/** A story that has too many already (an import) can be changed as long as it gets no more. */
function tooManySuggestions(before: Node, after: Node): TooLong | null {
  const { size } = suggestionIds(after)
  return size > mostSuggestions && size > suggestionIds(before).size ? { what: 'suggestions', longest: mostSuggestions } : null
}

function whatIsTooLong({ headline, dek, body, suggested }: DraftText): TooLong | null {
  if (headline.length > longestHeadline) return { what: 'headline', longest: longestHeadline }
  if (dek.length > longestDek) return { what: 'dek', longest: longestDek }
  if (JSON.stringify(suggested ?? body).length > longestDocument) return { what: 'body', longest: longestDocument }
  return null
}
