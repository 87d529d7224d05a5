import { and, count, desc, eq, isNull, lt, or } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { isEmbargoed } from '#db/is-embargoed.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { comments, type NoticeKind, notices } from '#db/schema/comments.ts'
import { people } from '#db/schema/people.ts'
import { readCursor, writeCursor } from '#lib/cursor.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { visibleTo } from '#newsroom/people/visible-to.ts'
import type { noticesInput } from './input.ts'

export type NoticeOfList = {
  id: string
  kind: NoticeKind
  at: Date
  isRead: boolean
  by: string
  text: string
  story: { id: string; headline: string; isEmbargoed: boolean }
  threadId: string
}

/** The notices of this person, newest first, of stories that they may see now. */
export async function noticesFor(
  person: Person,
  { after }: z.output<typeof noticesInput>,
  length = 40,
): Promise<{ notices: NoticeOfList[]; next: string | null }> {
  authorise(person, 'see a story')
  const cursor = readCursor(after)
  const older = cursor ? or(lt(notices.createdAt, cursor.at), and(eq(notices.createdAt, cursor.at), lt(notices.id, cursor.id))) : undefined
  const rows = await database()
    .select({
      id: notices.id,
      kind: notices.kind,
      at: notices.createdAt,
      readAt: notices.readAt,
      by: people.name,
      text: comments.text,
      story: { id: articles.id, headline: drafts.headline, isEmbargoed },
      threadId: comments.threadId,
    })
    .from(notices)
    .innerJoin(comments, eq(comments.id, notices.commentId))
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .innerJoin(people, eq(people.id, comments.personId))
    .where(and(eq(notices.personId, person.id), visibleTo(person), older))
    .orderBy(desc(notices.createdAt), desc(notices.id))
    .limit(length + 1)
  const page = rows.slice(0, length).map(({ readAt, ...row }) => ({ ...row, isRead: readAt !== null }))
  const last = page.at(-1)
  return { notices: page, next: rows.length > length && last ? writeCursor({ at: last.at, id: last.id }) : null }
}

/** Counting stops here: the desk shows "99+". */
const mostUnread = 100

/** How many notices this person has not read. */
export async function unreadNotices(person: Person): Promise<number> {
  authorise(person, 'see a story')
  const some = database()
    .select({ id: notices.id })
    .from(notices)
    .innerJoin(comments, eq(comments.id, notices.commentId))
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(and(eq(notices.personId, person.id), isNull(notices.readAt), visibleTo(person)))
    .limit(mostUnread)
    .as('unread')
  const [counted] = await database().select({ unread: count() }).from(some)
  return counted?.unread ?? 0
}
