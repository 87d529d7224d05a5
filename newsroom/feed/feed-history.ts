import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { qualify } from '#db/qualify.ts'
import { drafts } from '#db/schema/articles.ts'
import { feedMoves, feeds } from '#db/schema/feed.ts'
import { people } from '#db/schema/people.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { isUndoable } from './arrange.ts'
import type { logInput } from './input.ts'
import type { MoveKind } from './order.ts'

export type LoggedMove = {
  version: number
  kind: MoveKind
  articleId: string
  /** Empty: it has none yet. */
  headline: string
  /** Null: the program itself. */
  by: string | null
  mine: boolean
  at: Date
  /** The version of the move that this one undid. */
  undoes: number | null
  undone: boolean
  undoable: boolean
  /** How many stories it moved: more than one for a launch or a restored order. */
  stories: number
}

const length = 50

/** Of the rows of a launch or a restored order only the first is listed. The index feed_moves_entries has the same condition. */
const isEntry = sql`("feed_moves"."entry" is null or "feed_moves"."entry" = "feed_moves"."version")`

/** The newest moves of a feed, or those before a version, with their authors and whether each has been undone. */
export async function feedHistory(
  editor: Person,
  { feed: named, before }: z.output<typeof logInput>,
): Promise<Outcome<LoggedMove[], never>> {
  authorise(editor, 'see the feed desk', { mine: true, feed: named.name })
  const feed = and(eq(feeds.name, named.name), eq(feeds.language, named.language))
  const [feedRow] = await database().select({ id: feeds.id }).from(feeds).where(feed)
  if (!feedRow) return done([])
  const rows = await database()
    .select({
      version: feedMoves.version,
      kind: feedMoves.kind,
      articleId: feedMoves.articleId,
      headline: drafts.headline,
      by: people.name,
      personId: feedMoves.personId,
      at: feedMoves.createdAt,
      undoes: feedMoves.undoes,
      stories: sql<number>`case when ${qualify(feedMoves.entry)} is null then 1 else (
        select count(*)::int from feed_moves part
        where part.feed_id = ${qualify(feedMoves.feedId)} and part.entry = ${qualify(feedMoves.entry)}) end`,
    })
    .from(feedMoves)
    .leftJoin(drafts, eq(drafts.articleId, feedMoves.articleId))
    .leftJoin(people, eq(people.id, feedMoves.personId))
    .where(and(eq(feedMoves.feedId, feedRow.id), isEntry, before === undefined ? undefined : lt(feedMoves.version, before)))
    .orderBy(desc(feedMoves.version))
    .limit(length)
  const versions = rows.map(({ version }) => version)
  const undone = await findUndone(feedRow.id, versions)
  return done(
    rows.map(({ personId, ...row }) => ({
      ...row,
      headline: row.headline ?? '',
      mine: personId === editor.id,
      undone: undone.has(row.version),
      undoable: isUndoable(row.kind),
    })),
  )
}

/** Which of these moves are undone. An undo may itself have been undone, and so on, always by a later move. */
async function findUndone(feedId: string, versions: number[]): Promise<Set<number>> {
  const undoneBy = new Map<number, number>()
  let asked = versions
  while (asked.length > 0) {
    const rows = await database()
      .select({ version: feedMoves.version, undoes: feedMoves.undoes })
      .from(feedMoves)
      .where(and(eq(feedMoves.feedId, feedId), isAmong(feedMoves.undoes, asked)))
    for (const { version, undoes } of rows) if (undoes !== null) undoneBy.set(undoes, version)
    asked = rows.map(({ version }) => version).filter((version) => !undoneBy.has(version))
  }
  const isTakenBack = (version: number): boolean => {
    const by = undoneBy.get(version)
    return by !== undefined && !isTakenBack(by)
  }
  return new Set(versions.filter(isTakenBack))
}
