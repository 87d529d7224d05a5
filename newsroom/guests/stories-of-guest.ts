import { and, asc, eq, gt } from 'drizzle-orm'
import { database, now } from '#db/client.ts'
import { isEmbargoed } from '#db/is-embargoed.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { people } from '#db/schema/people.ts'
import type { GuestRight } from '#lib/guest-rights.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

export type StoryOfGuest = { id: string; headline: string; may: GuestRight; invitedBy: string | null; endsAt: Date; isEmbargoed: boolean }

const most = 100

/** The stories to which a guest is invited now: all that they see of the desk. With `articleId`: that one, if they are invited to it. */
export async function storiesOfGuest(guest: Person, articleId?: string): Promise<StoryOfGuest[]> {
  authorise(guest, 'see a story')
  return database()
    .select({
      id: articles.id,
      headline: drafts.headline,
      may: storyGuests.may,
      invitedBy: people.name,
      endsAt: storyGuests.endsAt,
      isEmbargoed,
    })
    .from(storyGuests)
    .innerJoin(articles, eq(articles.id, storyGuests.articleId))
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .leftJoin(people, eq(people.id, storyGuests.invitedBy))
    .where(and(eq(storyGuests.personId, guest.id), gt(storyGuests.endsAt, now), articleId ? eq(articles.id, articleId) : undefined))
    .orderBy(asc(storyGuests.endsAt), asc(articles.id))
    .limit(most)
}
