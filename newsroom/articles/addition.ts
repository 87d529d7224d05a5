import type { Node } from '@tiptap/pm/model'
import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { now, type Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { record } from '#db/record.ts'
import { articles, draftSteps, revisions } from '#db/schema/articles.ts'
import type { StepBatch } from '#lib/document-types.ts'
import type { Person } from '#newsroom/people/person.ts'
import type { NewerText } from './draft-text.ts'
import type { LockedArticle } from './lock-article.ts'
import { keepVersion } from './make-version.ts'
import { type NewestStory, newestStory } from './newest-story.ts'
import { newestText } from './newest-text.ts'
import { isStorable } from './nodes.ts'
import type { PlacedStep } from './rebase-steps.ts'
import { suggestionIds } from './settle-suggestions.ts'
import { slugAfter } from './slug-after.ts'
import { stepsSince } from './steps-since.ts'
import type { StoredText } from './stored-text.ts'
import { nameSuggestions, othersSuggestions } from './suggestions-of.ts'
import { asLogged, type WrittenBatch, writeDraft } from './write-draft.ts'

type Sent = { batchId: string; seenVersion: number }

/**
 * A draft to which batches are added in one transaction: read once at its beginning, written once at its end. The caller holds the article's
 * lock.
 */
export class Addition {
  /** The draft as it was at the beginning. */
  readonly before: NewestStory
  readonly #tx: Transaction
  readonly #article: LockedArticle
  readonly #log: StepBatch[] | null
  readonly #known: Set<string>
  #doc: Node
  #headline: string
  #writers = new Map<string, Person>()
  readonly #written: WrittenBatch[] = []
  /** Whose the suggestions are that these batches bring, by their ids. */
  readonly #names = new Map<string, string>()
  #ids: Set<string>
  /** What has been added, in the order of the log. */
  readonly batches: StepBatch[] = []

  private constructor(
    tx: Transaction,
    article: LockedArticle,
    given: { before: NewestStory; log: StepBatch[] | null; known: Set<string> },
  ) {
    this.#tx = tx
    this.#article = article
    this.before = given.before
    this.#log = given.log
    this.#known = given.known
    this.#doc = given.before.story
    this.#headline = given.before.headline
    this.#ids = suggestionIds(this.#doc)
  }

  static async begin(tx: Transaction, article: LockedArticle, sent: readonly Sent[]): Promise<Addition> {
    const [before, known] = await Promise.all([
      newestStory(tx, article.id),
      addedAmong(
        tx,
        article.id,
        sent.map(({ batchId }) => batchId),
      ),
    ])
    const oldest = Math.min(...sent.map(({ seenVersion }) => seenVersion))
    return new Addition(tx, article, { before, known, log: await stepsSince(tx, article.id, oldest, before.version) })
  }

  /** The document with all that has been added. */
  get doc(): Node {
    return this.#doc
  }

  /** The text as it was at the beginning, for a screen that the log does not reach back to. */
  textBefore = (): Promise<NewerText> => newestText(this.#tx, this.#article.id)

  /** Whether a batch is in the log. */
  has = (batchId: string): boolean => this.#known.has(batchId)

  /** The log from a version to the beginning; null when it does not reach back so far. */
  async since(version: number): Promise<StepBatch[] | null> {
    // Another batch may have been made on an older version than the log reaches back to.
    if (!this.#log) return stepsSince(this.#tx, this.#article.id, version, this.before.version)
    const after = this.#log.filter((batch) => batch.version > version)
    return version === this.before.version || after[0]?.from === version ? after : null
  }

  /** The ids of others' suggestions, in the text or named by these steps. */
  async othersSuggestions(person: Person, steps: readonly unknown[]): Promise<Set<string>> {
    const others = await othersSuggestions(this.#tx, this.#article.id, person, new Set([...idsIn(steps), ...this.#ids]))
    for (const [id, personId] of this.#names) if (personId !== person.id) others.add(id)
    return others
  }

  /** Takes what a person's batch has made of the document. */
  take(person: Person, made: { doc: Node; text: StoredText }, parts: readonly { id: string; placed: readonly PlacedStep[] }[]): void {
    this.#doc = made.doc
    this.#headline = made.text.headline
    this.#writers.set(person.id, person)
    for (const { id, placed } of parts) {
      if (placed.length === 0) continue
      const written = { id, writer: person.id, placed }
      this.#known.add(id)
      this.#written.push(written)
      this.batches.push(asLogged(written, this.batches.at(-1)?.version ?? this.before.version))
    }
    const ids = suggestionIds(made.doc)
    for (const id of ids) if (!this.#ids.has(id)) this.#names.set(id, this.#names.get(id) ?? person.id)
    this.#ids = new Set([...this.#ids, ...ids])
  }

  /** Writes all that has been added. */
  async write(): Promise<{ version: number; savedAt: Date; slug: string | null }> {
    const [tx, article, before] = [this.#tx, this.#article, this.before]
    if (this.#written.length === 0) return { version: before.version, savedAt: before.savedAt, slug: article.slug }
    await keepVersion(tx, article.id, before.savedById)
    const { version, savedAt } = await writeDraft(tx, article, this.#doc, this.#written, before.written)
    await nameSuggestions(tx, article.id, this.#names)
    const slug = await slugAfter(tx, article, before.headline, this.#headline)
    await tx.update(articles).set({ slug, updatedAt: now }).where(eq(articles.id, article.id))
    for (const person of await this.#newSittings(savedAt))
      await record(tx, person, 'add-steps', { kind: 'article', id: article.id }, { version })
    return { version, savedAt, slug }
  }

  /**
   * Batches come every second: the audit records the first one of each person's sitting, and the first after each publication. Whoever
   * wrote last, and not long ago, is still at it; where several write, the log says who is.
   */
  async #newSittings(savedAt: Date): Promise<Person[]> {
    const { savedById, savedAt: savedBefore, version } = this.before
    const isPause = savedAt.getTime() - savedBefore.getTime() > sitting
    const perhaps = [...this.#writers.values()].filter(({ id }) => isPause || id !== savedById)
    const atIt = await this.#writersSince(perhaps)
    const started = perhaps.filter(({ id }) => !atIt.has(id))
    const [first] = this.#writers.values()
    const isFirstSince = first && !started.includes(first) && (await isPublished(this.#tx, this.#article, version))
    return isFirstSince ? [first, ...started] : started
  }

  /** Those of these people who wrote in the story not long ago, before the batches that are added now. */
  async #writersSince(people: readonly Person[]): Promise<Set<string>> {
    if (people.length === 0) return new Set()
    const ids = people.map(({ id }) => id)
    const isTheirs = and(eq(draftSteps.articleId, this.#article.id), isAmong(draftSteps.personId, ids))
    const isRecent = gt(draftSteps.createdAt, sql`now() - ${sitting} * interval '1 millisecond'`)
    const rows = await this.#tx
      .selectDistinct({ id: draftSteps.personId })
      .from(draftSteps)
      .where(and(isTheirs, isRecent, lte(draftSteps.version, this.before.version)))
    return new Set(rows.flatMap(({ id }) => id ?? []))
  }
}

/** A sitting ends after so long without a batch. Milliseconds. */
const sitting = 10 * 60_000

/** Those of these batches that are in the log. */
async function addedAmong(tx: Transaction, articleId: string, batchIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ id: draftSteps.batchId })
    .from(draftSteps)
    .where(and(eq(draftSteps.articleId, articleId), isAmong(draftSteps.batchId, batchIds)))
  return new Set(rows.map(({ id }) => id))
}

/** Whether this version of the text is the published one: the next steps start new unpublished changes. */
async function isPublished(tx: Transaction, { liveRevisionId }: LockedArticle, version: number): Promise<boolean> {
  if (liveRevisionId === null) return false
  const [live] = await tx.select({ version: revisions.draftVersion }).from(revisions).where(eq(revisions.id, liveRevisionId))
  return live?.version === version
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
