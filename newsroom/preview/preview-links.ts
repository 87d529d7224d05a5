import { desc, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { people } from '#db/schema/people.ts'
import { previewLinks } from '#db/schema/previews.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { previewLinksInput } from './input.ts'

/** A link to a preview, without its secret. `standing` is by Postgres' clock. */
export type PreviewLink = {
  id: string
  createdBy: string | null
  createdAt: Date
  expiresAt: Date
  opensEmbargoed: boolean
  openedCount: number
  openedAt: Date | null
  standing: 'open' | 'ended' | 'revoked'
}

const most = 50

/** The newest preview links of a story, for a person who may see it. */
export async function previewLinksOf(
  person: Person,
  { articleId }: z.output<typeof previewLinksInput>,
): Promise<Outcome<PreviewLink[], never>> {
  authorise(person, 'show a story outside', await storyFor(database(), person, articleId))
  const links = await database()
    .select({
      id: previewLinks.id,
      createdBy: people.name,
      createdAt: previewLinks.createdAt,
      expiresAt: previewLinks.expiresAt,
      opensEmbargoed: previewLinks.opensEmbargoed,
      openedCount: previewLinks.openedCount,
      openedAt: previewLinks.openedAt,
      standing: sql<PreviewLink['standing']>`case
        when ${qualify(previewLinks.revokedAt)} is not null then 'revoked'
        when ${qualify(previewLinks.expiresAt)} <= now() then 'ended' else 'open' end`,
    })
    .from(previewLinks)
    .leftJoin(people, eq(people.id, previewLinks.createdBy))
    .where(eq(previewLinks.articleId, articleId))
    .orderBy(desc(previewLinks.createdAt), desc(previewLinks.id))
    .limit(most)
  return done(links)
}
