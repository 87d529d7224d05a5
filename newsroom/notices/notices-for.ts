import { and, count, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { isEmbargoed } from '#db/is-embargoed.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { comments } from '#db/schema/comments.ts'
import { type NoticeDetail, type NoticeKind, notices } from '#db/schema/notices.ts'
import { people } from '#db/schema/people.ts'
import { readCursor, writeCursor } from '#lib/cursor.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'
import { visibleTo } from '#newsroom/people/visible-to.ts'
import type { noticesInput } from './input.ts'

export type NoticeOfList = {
  id: string
  kind: NoticeKind
  at: Date
  isRead: boolean
  /** Null: the program. */
  by: string | null
  detail: NoticeDetail
  /** Of a comment. */
  comment: { text: string; threadId: string } | null
  story: { id: string; headline: string; isEmbargoed: boolean } | null
}

/** The notices of this person, newest first, of what they may see now. */
export async function noticesFor(
  person: Person,
  { after }: z.output<typeof noticesInput>,
  length = 40,
): Promise<{ notices: NoticeOfList[]; next: string | null }> {
  authorise(person, 'see a story')
  const cursor = readCursor(after)
  const older = cursor ? or(lt(notices.createdAt, cursor.at), and(eq(notices.createdAt, cursor.at), lt(notices.id, cursor.id))) : undefined
  const rows = await selectNotices(and(eq(notices.personId, person.id), notices.isListed, maySee(person), older), length + 1)
  const page = rows.slice(0, length)
  const last = page.at(-1)
  return { notices: page, next: rows.length > length && last ? writeCursor({ at: last.at, id: last.id }) : null }
}

/** Notices as people read them, in the desk and by mail, newest first. */
export async function selectNotices(which: SQL | undefined, most: number): Promise<NoticeOfList[]> {
  const rows = await database()
    .select({
      id: notices.id,
      kind: notices.kind,
      at: notices.createdAt,
      readAt: notices.readAt,
      by: people.name,
      detail: notices.detail,
      comment: { text: comments.text, threadId: comments.threadId },
      story: { id: articles.id, headline: drafts.headline, isEmbargoed },
    })
    .from(notices)
    .leftJoin(comments, eq(comments.id, notices.commentId))
    .leftJoin(articles, eq(articles.id, notices.articleId))
    .leftJoin(drafts, eq(drafts.articleId, articles.id))
    .leftJoin(people, eq(people.id, notices.byId))
    .where(which)
    .orderBy(desc(notices.createdAt), desc(notices.id))
    .limit(most)
  return rows.map(({ readAt, story: { id, headline, isEmbargoed: isHeld }, ...row }) => ({
    ...row,
    isRead: readAt !== null,
    story: id === null ? null : { id, headline: headline ?? '', isEmbargoed: isHeld },
  }))
}

/**
 * In a select from notices with their articles: whether the person may know of it now. What is about no story is about a feed, which
 * editors arrange, or breaking news.
 */
export const maySee = (person: Person): SQL | undefined =>
  or(
    and(isNotNull(notices.articleId), visibleTo(person)),
    and(isNull(notices.articleId), can(person, 'order the feed') ? undefined : inArray(notices.kind, ['breaking', 'security'])),
  )

/** Whether this person has not read something that they were told of a story, but for its comments. */
export async function isToldOf(person: Person, articleId: string): Promise<boolean> {
  authorise(person, 'see a story')
  const [unread] = await database()
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.articleId, articleId), eq(notices.personId, person.id), isNull(notices.readAt), isNull(notices.commentId)))
    .limit(1)
  return unread !== undefined
}

/** Counting stops here: the desk shows "99+". */
const mostUnread = 100

/** How many notices this person has not read. */
export async function unreadNotices(person: Person): Promise<number> {
  authorise(person, 'see a story')
  const [counted] = await database().select({ unread: count() }).from(unreadBy(person).as('unread'))
  return counted?.unread ?? 0
}

/** Their ids, as a select: up to as many as are counted. */
export const unreadBy = (person: Person) =>
  database()
    .select({ id: notices.id })
    .from(notices)
    .leftJoin(articles, eq(articles.id, notices.articleId))
    .where(and(eq(notices.personId, person.id), isNull(notices.readAt), notices.isListed, maySee(person)))
    .limit(mostUnread)
