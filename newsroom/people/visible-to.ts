import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'
import { database } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { articleShares, articles } from '#db/schema/articles.ts'
import { storyGuests } from '#db/schema/guests.ts'
import type { GuestRight } from '#lib/guest-rights.ts'
import type { Actor, Person } from './person.ts'

/** What a guest's invitation to the story allows now; null for who is no guest of it. */
export const guestMay = (actor: Actor): SQL<GuestRight | null> =>
  actor.role === 'guest'
    ? sql<GuestRight | null>`(select guest.may from ${storyGuests} guest
        where guest.article_id = ${qualify(articles.id)} and guest.person_id = ${actor.id} and guest.ends_at > now())`
    : sql<null>`null`

/** Whether a story is this person's: made by them or shared with them; a guest's: they are invited to it now. */
export const isMine = (actor: Actor): SQL<boolean> =>
  actor.id === null
    ? sql<boolean>`false`
    : actor.role === 'guest'
      ? sql<boolean>`(${guestMay(actor)} is not null)`
      : sql<boolean>`(${qualify(articles.createdBy)} = ${actor.id} or exists (select 1 from ${articleShares} shared where shared.article_id = ${qualify(articles.id)} and shared.person_id = ${actor.id}))`

/** Whether this person made the story; sharing does not count. */
export const isMadeBy = (actor: Actor): SQL<boolean> =>
  actor.id === null ? sql<boolean>`false` : sql<boolean>`coalesce(${qualify(articles.createdBy)} = ${actor.id}, false)`

/** Who sees every story: everybody else sees theirs. */
export const seesAll = ({ role }: Actor): boolean => role === 'editor' || role === 'admin' || role === 'machine'

/** The condition of every staff query for stories: journalists see their own and those shared with them, guests those to which they are invited. */
export const visibleTo = (actor: Actor): SQL | undefined => (seesAll(actor) ? undefined : isMine(actor))

/**
 * The same condition as a list of ids, for searches in all stories: it uses the index of the person's stories, where `visibleTo` would
 * check every row.
 */
export const amongVisible = (person: Person): SQL | undefined =>
  person.role === 'journalist'
    ? inArray(
        articles.id,
        union(
          database().select({ id: articles.id }).from(articles).where(eq(articles.createdBy, person.id)),
          database().select({ id: articleShares.articleId }).from(articleShares).where(eq(articleShares.personId, person.id)),
        ),
      )
    : visibleTo(person)
