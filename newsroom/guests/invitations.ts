import { asc, eq, gt } from 'drizzle-orm'
import { database, now } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { storyGuests } from '#db/schema/guests.ts'
import type { GuestRight } from '#lib/guest-rights.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

export type Invitation = { personId: string; articleId: string; headline: string; may: GuestRight; endsAt: Date }

const most = 1000

/** Who is a guest of which story now: for admins, those that end first. */
export async function invitations(admin: Person): Promise<Invitation[]> {
  authorise(admin, 'manage people')
  return database()
    .select({
      personId: storyGuests.personId,
      articleId: articles.id,
      headline: drafts.headline,
      may: storyGuests.may,
      endsAt: storyGuests.endsAt,
    })
    .from(storyGuests)
    .innerJoin(articles, eq(articles.id, storyGuests.articleId))
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(gt(storyGuests.endsAt, now))
    .orderBy(asc(storyGuests.endsAt), asc(articles.id))
    .limit(most)
}
