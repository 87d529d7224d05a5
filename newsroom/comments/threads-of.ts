import { and, asc, desc, eq, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { database, type Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { drafts } from '#db/schema/articles.ts'
import { comments, commentThreads } from '#db/schema/comments.ts'
import { people } from '#db/schema/people.ts'
import { readCursor, writeCursor } from '#lib/cursor.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import type { Range } from '#newsroom/articles/follow-range.ts'
import { mostOpenThreads } from '#newsroom/articles/move-ranges.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { threadInput, threadsInput } from './input.ts'
import { mostComments } from './reply.ts'

export type Comment = {
  id: string
  by: Choice
  at: Date
  text: string
  mentions: Choice[]
  isEdited: boolean
  isDeleted: boolean
}

/** `range` is null when nothing of its text is left, and for one on the hero picture. `left` comments between the first and the others are left out. */
export type Thread = {
  id: string
  range: Range | null
  isOnHero: boolean
  words: string
  resolved: { at: Date; by: string } | null
  comments: Comment[]
  left: number
}

/** The ranges are in the text of this version. */
export type Threads = { version: number; threads: Thread[]; next: string | null }

/** So many resolved threads come at a time. Open ones come all: there are at most `mostOpenThreads`. */
const resolvedAtOnce = 30
/** Of a long thread its first comment and so many of the newest come in the list; of many threads only the newest one. */
const newestComments = 4
const manyThreads = 100

/** The threads of a story: the open ones, those on the hero picture first, then in the order of the text, then those whose text is gone; or the resolved ones, newest first. */
export async function threadsOf(
  person: Person,
  { articleId, isResolved, after }: z.output<typeof threadsInput>,
): Promise<Outcome<Threads, never>> {
  return database().transaction(
    async (tx) => {
      authorise(person, 'see a story', await storyFor(tx, person, articleId))
      const [draft] = await tx.select({ version: drafts.version }).from(drafts).where(eq(drafts.articleId, articleId))
      const ofStory = eq(commentThreads.articleId, articleId)
      const rows = isResolved
        ? await threadRows(tx, and(ofStory, isNotNull(commentThreads.resolvedAt), olderThan(after)), newestFirst, resolvedAtOnce + 1)
        : await threadRows(tx, and(ofStory, isNull(commentThreads.resolvedAt)), inTheText, mostOpenThreads)
      const page = isResolved ? rows.slice(0, resolvedAtOnce) : rows
      const last = page.at(-1)
      return done({
        version: draft?.version ?? 1,
        threads: await withComments(tx, page, page.length > manyThreads ? 1 : newestComments),
        next: page.length < rows.length && last?.resolvedAt ? writeCursor({ at: last.resolvedAt, id: last.id }) : null,
      })
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** One thread with all its comments. */
export async function threadFor(person: Person, { threadId }: z.output<typeof threadInput>): Promise<Outcome<Thread, never>> {
  const [found] = await database()
    .select({ articleId: commentThreads.articleId })
    .from(commentThreads)
    .where(eq(commentThreads.id, threadId))
  if (!found) throw new NotFound(`thread ${threadId}`)
  authorise(person, 'see a story', await storyFor(database(), person, found.articleId))
  const rows = await threadRows(database(), eq(commentThreads.id, threadId), inTheText, 1)
  const [thread] = await withComments(database(), rows, mostComments)
  if (!thread) throw new NotFound(`thread ${threadId}`)
  return done(thread)
}

const inTheText = [
  desc(commentThreads.isOnHero),
  sql`${commentThreads.fromPosition} nulls last`,
  asc(commentThreads.createdAt),
  asc(commentThreads.id),
]
const newestFirst = [desc(commentThreads.resolvedAt), desc(commentThreads.id)]

function olderThan(after: string | undefined): SQL | undefined {
  const cursor = readCursor(after)
  if (!cursor) return undefined
  const { resolvedAt, id } = commentThreads
  return or(lt(resolvedAt, cursor.at), and(eq(resolvedAt, cursor.at), lt(id, cursor.id)))
}

async function threadRows(reading: Reading, where: SQL | undefined, order: SQL[], most: number) {
  const resolvers = alias(people, 'resolvers')
  return reading
    .select({
      id: commentThreads.id,
      from: commentThreads.fromPosition,
      to: commentThreads.toPosition,
      isOnHero: commentThreads.isOnHero,
      words: commentThreads.words,
      resolvedAt: commentThreads.resolvedAt,
      resolvedBy: resolvers.name,
    })
    .from(commentThreads)
    .leftJoin(resolvers, eq(resolvers.id, commentThreads.resolvedBy))
    .where(where)
    .orderBy(...order)
    .limit(most)
}

async function withComments(reading: Reading, rows: Awaited<ReturnType<typeof threadRows>>, newest: number): Promise<Thread[]> {
  if (rows.length === 0) return []
  const written = await commentRows(
    reading,
    rows.map(({ id }) => id),
    newest,
  )
  const named = await namesOf(
    reading,
    written.flatMap(({ mentions }) => mentions),
  )
  return rows.map(({ id, from, to, isOnHero, words, resolvedAt, resolvedBy }) => {
    const own = written.filter(({ threadId }) => threadId === id)
    return {
      id,
      range: from === null || to === null ? null : { from, to },
      isOnHero,
      words,
      resolved: resolvedAt && { at: resolvedAt, by: resolvedBy ?? '' },
      comments: own.map((row) => ({
        id: row.id,
        by: { id: row.personId, name: row.name },
        at: row.at,
        text: row.text,
        mentions: row.mentions.flatMap((each) => ({ id: each, name: named.get(each) ?? '' })),
        isEdited: row.editedAt !== null,
        isDeleted: row.deletedAt !== null,
      })),
      left: (own[0]?.all ?? 0) - own.length,
    }
  })
}

/** The first comment of each thread and the newest ones. `all`: how many the thread has. */
async function commentRows(reading: Reading, threadIds: string[], newest: number) {
  const numbered = reading
    .select({
      id: comments.id,
      threadId: comments.threadId,
      personId: comments.personId,
      text: comments.text,
      mentions: comments.mentions,
      at: comments.createdAt,
      editedAt: comments.editedAt,
      deletedAt: comments.deletedAt,
      place: sql<number>`row_number() over (partition by ${comments.threadId} order by ${comments.createdAt}, ${comments.id})`
        .mapWith(Number)
        .as('place'),
      all: sql<number>`count(*) over (partition by ${comments.threadId})`.mapWith(Number).as('all_of_thread'),
    })
    .from(comments)
    .where(isAmong(comments.threadId, threadIds))
    .as('numbered')
  return reading
    .select({
      id: numbered.id,
      threadId: numbered.threadId,
      personId: numbered.personId,
      name: people.name,
      text: numbered.text,
      mentions: numbered.mentions,
      at: numbered.at,
      editedAt: numbered.editedAt,
      deletedAt: numbered.deletedAt,
      all: numbered.all,
    })
    .from(numbered)
    .innerJoin(people, eq(people.id, numbered.personId))
    .where(or(eq(numbered.place, 1), sql`${numbered.place} > ${numbered.all} - ${newest}`))
    .orderBy(asc(numbered.place))
}

async function namesOf(reading: Reading, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await reading
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(isAmong(people.id, new Set(ids)))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
