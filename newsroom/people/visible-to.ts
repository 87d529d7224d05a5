import { type SQL, sql } from 'drizzle-orm'
import { qualified } from '#db/qualified.ts'
import { articleShares, articles } from '#db/schema/articles.ts'
import type { Actor } from './person.ts'

/** Whether a story is this person's: made by them or shared with them. */
export const isMine = (actor: Actor): SQL<boolean> =>
  actor.id === null
    ? sql<boolean>`false`
    : sql<boolean>`(${qualified(articles.createdBy)} = ${actor.id} or exists (select 1 from ${articleShares} shared where shared.article_id = ${qualified(articles.id)} and shared.person_id = ${actor.id}))`

/** Whether a story is of this person's own making: one that was shared with them is not. */
export const isMadeBy = (actor: Actor): SQL<boolean> =>
  actor.id === null ? sql<boolean>`false` : sql<boolean>`coalesce(${qualified(articles.createdBy)} = ${actor.id}, false)`

/** The condition of every staff read of stories: a journalist's are their own and those shared with them. */
export const visibleTo = (actor: Actor): SQL | undefined => (actor.role === 'journalist' ? isMine(actor) : undefined)
