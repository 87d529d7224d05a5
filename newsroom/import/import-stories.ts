import { eq, sql } from 'drizzle-orm'
import { database, type Transaction, transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { announce, record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { discardedArticles } from '#db/schema/discarded.ts'
import { imports } from '#db/schema/record.ts'
import { isPublished } from '#lib/publication.ts'
import { documentProblem, longestDocument } from '#newsroom/articles/document.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import type { ImportResult } from '#newsroom/formats/wire-story.ts'
import { type Arrival, BrokenItem, explainBrokenItem, sourceProblem, type WireStory } from '#newsroom/formats/wire-story.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { picturesOf } from '#newsroom/workflow/pictures-of.ts'
import { changeStory, skipReason } from './changed-stories.ts'
import { cleanStory } from './clean-story.ts'
import { describeForeign } from './describe-foreign.ts'
import type { Before, Incoming, Target } from './incoming.ts'
import { addNewStories } from './new-stories.ts'
import { taxonomyOf } from './taxonomy.ts'

/** Why an item is not imported as a story: recalled, its draft was discarded here, or it is an export of this newsroom. */
type Elsewhere = 'recalled' | 'discarded' | 'ours'

/**
 * Imports stories of a wire or of another newsroom, in one transaction. Unchanged items are left alone, and so are stories that somebody
 * here has worked on since. One result per item. A trial answers the same, and writes nothing.
 */
export async function importStories(
  actor: Actor,
  arrivals: readonly Arrival[],
  as: Target,
  { isTrial = false } = {},
): Promise<ImportResult[]> {
  authorise(actor, 'write a story')
  if (as === 'published') authorise(actor, 'publish a story')
  const named = arrivals.filter(({ source }) => sourceProblem(source) === null)
  const known = await findKnown(named.map(({ source }) => source))
  const answers: ImportResult[] = arrivals.flatMap(({ source }) => {
    const reason = sourceProblem(source)
    return reason === null ? [] : [{ source, result: 'failed' as const, reason, losses: [] }]
  })
  const incoming: Incoming[] = []
  const clock = await postgresClock()
  for (const arrival of named) {
    const before = known.get(arrival.source)
    if (before === 'ours') answers.push({ ...answerUnchanged(arrival.source), reason: 'it is a story of this newsroom, exported before' })
    else if (before === 'recalled') answers.push(skip(arrival.source, 'its source recalled it: it must not be used'))
    else if (before === 'discarded') answers.push(skip(arrival.source, 'it was discarded here, and can be restored for 30 days'))
    else if (before && isOlder(arrival.digest, before.digest)) answers.push(skip(arrival.source, 'a newer version of it is here'))
    else if (before?.digest === arrival.digest && !(as === 'published' && before.stage === 'draft'))
      answers.push(answerUnchanged(arrival.source))
    else {
      const read = await readOf(arrival, as, before, clock)
      if ('result' in read) answers.push(read)
      else incoming.push(read)
    }
  }
  return [...answers, ...(await (isTrial ? foresee(incoming) : writeIncoming(actor, incoming)))]
}

/** What writing them would answer. */
async function foresee(incoming: readonly Incoming[]): Promise<ImportResult[]> {
  return transaction((tx) =>
    Promise.all(
      incoming.map(async ({ source, story, before, stage, hold }) => {
        const reason = before && (await skipReason(tx, before.articleId, before.stage))
        if (reason) return skip(source, reason)
        return {
          ...{ source, ...nameOf(story), result: 'imported' as const, losses: story.losses },
          reason: stage === 'draft' && hold && story.embargo ? hold : '',
        }
      }),
    ),
  )
}

/** Items of NewsML-G2 and NITF have the number of their version before the digest: "v11 …". Versions may arrive in any order. */
const isOlder = (digest: string, before: string): boolean => versionIn(digest) < versionIn(before)
const versionIn = (digest: string): number => Number(/^v(\d+) /.exec(digest)?.[1] ?? Number.NaN)

const nameOf = ({ headline, address }: WireStory) => ({ headline, ...(address && { address }) })
const skip = (source: string, reason: string): ImportResult => ({ source, result: 'skipped', reason, losses: [] })
const answerUnchanged = (source: string): ImportResult => ({ source, result: 'unchanged', reason: '', losses: [] })

async function findKnown(sources: string[]): Promise<Map<string, Before | Elsewhere>> {
  const rows = await database()
    .select({
      source: imports.source,
      digest: imports.digest,
      recalledAt: imports.recalledAt,
      articleId: articles.id,
      stage: articles.stage,
      discardedAt: discardedArticles.discardedAt,
    })
    .from(imports)
    .leftJoin(articles, eq(articles.id, imports.articleId))
    .leftJoin(discardedArticles, eq(discardedArticles.articleId, imports.articleId))
    .where(isAmong(imports.source, sources))
  const ours = await findOwn(sources)
  return new Map<string, Before | Elsewhere>([
    ...ours.map((source): [string, 'ours'] => [source, 'ours']),
    ...rows.flatMap(({ source, digest, recalledAt, discardedAt, articleId, stage }): [string, Before | Elsewhere][] => {
      if (recalledAt) return [[source, 'recalled']]
      if (discardedAt) return [[source, 'discarded']]
      return articleId && stage ? [[source, { digest, articleId, stage }]] : []
    }),
  ])
}

/**
 * An export names a story by its own id (formats/export-ninjs.ts). If that id exists here, it is this story, whatever happened to it since.
 */
async function findOwn(sources: string[]): Promise<string[]> {
  const ids = new Map(sources.flatMap((source) => [...source.matchAll(ownUri)].map(([, id]): [string, string] => [id ?? '', source])))
  if (ids.size === 0) return []
  const rows = await database()
    .select({ id: articles.id })
    .from(articles)
    .where(isAmong(articles.id, [...ids.keys()]))
  return rows.flatMap(({ id }) => ids.get(id) ?? [])
}

const ownUri = /^ninjs:urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/g

async function readOf(
  { source, digest, read }: Arrival,
  as: Target,
  before: Before | undefined,
  clock: Date,
): Promise<Incoming | ImportResult> {
  try {
    const story = cleanStory(await read())
    if (!isPublished(story.language)) throw new BrokenItem(describeForeign(story.language))
    if (JSON.stringify(story.body).length > longestDocument) throw new BrokenItem('its text is longer than a story may be')
    const problem = documentProblem(story.body)
    if (problem) throw new BrokenItem(`its text cannot be kept: ${problem.at} ${problem.what}`)
    const hold = story.hold ?? embargoHold(story, clock) ?? pictureHold(story)
    if (as === 'draft' || !hold) return { source, digest, story, stage: as, before, hold: embargoHold(story, clock) }
    if (before?.digest === digest) return answerUnchanged(source)
    return { source, digest, story: { ...story, losses: [...story.losses, `kept as a draft: ${hold}`] }, stage: 'draft', before, hold }
  } catch (error) {
    const reason = explainBrokenItem(error)
    if (reason === null) throw error
    return { source, result: 'failed', reason: `${source}: ${reason}`, losses: [] }
  }
}

/** Read before the stories are: an embargo that ends meanwhile still holds its story. */
async function postgresClock(): Promise<Date> {
  const [row] = await database().execute<{ now: string }>(sql`select now() as now`)
  return new Date(row?.now ?? Number.NaN)
}

const embargoHold = ({ embargo }: WireStory, clock: Date): string | null =>
  embargo && embargo.until > clock ? `it is under embargo until ${embargo.until.toISOString()}` : null

/** Why the pictures or the text forbid publishing: every picture needs alt text and a credit. */
function pictureHold(story: WireStory): string | null {
  const pictures = picturesOf(story)
  if (pictures.some(({ alt }) => alt.trim() === '')) return 'a picture has no alt text'
  if (pictures.some(({ credit }) => credit.trim() === '')) return 'a picture has no credit'
  return plainText(story.body).trim() === '' ? 'it has no text' : null
}

/** Writes all stories in one transaction. If one story makes it fail, each is written on its own, so that the others are not lost. */
async function writeIncoming(actor: Actor, incoming: Incoming[]): Promise<ImportResult[]> {
  if (incoming.length === 0) return []
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction((tx) => write(tx, actor, incoming))
    } catch (error) {
      const code = sqlState(error)
      const [first] = incoming
      if (!code || !first) throw error
      // A concurrent transaction took a slug, a version or a lock: the next attempt sees it.
      if (attempt < 4 && ['23505', '40001', '40P01'].includes(code)) continue
      if (!/^(22|23|54|P0)/.test(code)) throw error
      if (incoming.length === 1)
        return [{ source: first.source, result: 'failed', reason: `${first.source}: Postgres refused it: ${messageOf(error)}`, losses: [] }]
      const alone: ImportResult[] = []
      for (const one of incoming) alone.push(...(await writeIncoming(actor, [one])))
      return alone
    }
  }
}

async function write(tx: Transaction, actor: Actor, incoming: Incoming[]): Promise<ImportResult[]> {
  const taxonomy = await taxonomyOf(tx, incoming)
  const fresh = incoming.filter(({ before }) => !before)
  await addNewStories(tx, actor, fresh, taxonomy)
  const answers = fresh.map(
    ({ source, story, stage, hold }): ImportResult => ({
      source,
      ...nameOf(story),
      result: 'imported',
      reason: stage === 'draft' && hold && story.embargo ? hold : '',
      losses: story.losses,
    }),
  )
  for (const one of incoming) if (one.before) answers.push(await changeStory(tx, actor, { ...one, before: one.before }, taxonomy))
  const imported = answers.filter(({ result }) => result === 'imported').length
  if (imported === 0) return answers
  await record(tx, actor, 'import', { kind: 'articles' }, { articles: imported, first: incoming[0]?.source, last: incoming.at(-1)?.source })
  await announce(tx, taxonomy.tags, { kind: 'imported', articles: imported })
  return answers
}

/** The SQLSTATE of an error, which drizzle wraps as a cause. */
function sqlState(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string' && /^[0-9A-Z]{5}$/.test(at.code)) return at.code
  return null
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error)
