import { database, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import type { Localized } from '#lib/languages.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { Actor, Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { insertMainFeeds } from './main-feeds.ts'

export type Names = { name: Localized; tagline: Localized }

/** Changes the paper's name and tagline in each language. All pages show them. */
export async function nameNewsroom(admin: Actor, names: Names): Promise<Outcome<null, never>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const [before] = await tx.select({ name: newsroom.name, tagline: newsroom.tagline }).from(newsroom).for('update')
    await tx.insert(newsroom).values(names).onConflictDoUpdate({ target: newsroom.id, set: names })
    await insertMainFeeds(tx, publishedLanguages())
    await record(tx, admin, 'name-newsroom', { kind: 'newsroom' }, { from: before ?? null, to: names })
    await announce(tx, [tags.newsroom()], { kind: 'changed', what: 'newsroom', id: 'newsroom' })
    return done(null)
  })
}

export async function newsroomSettings(admin: Person): Promise<Names> {
  authorise(admin, 'change settings')
  const [row] = await database().select({ name: newsroom.name, tagline: newsroom.tagline }).from(newsroom)
  return row ?? { name: {}, tagline: {} }
}
