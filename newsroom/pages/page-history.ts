import { and, desc, eq, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { pageRevisions, pageTexts } from '#db/schema/pages.ts'
import { people } from '#db/schema/people.ts'
import type { Language } from '#lib/languages.ts'
import { NotFound } from '#lib/outcome.ts'
import { type ComparedStory, compareStories } from '#newsroom/articles/compare-stories.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { pageFor } from './desk-pages.ts'

/** An earlier text of a page. `kept`: readers never had it. `by`: null for the program. `isLive`: readers have it now. */
export type PageRevision = { id: string; kind: 'published' | 'kept'; headline: string; at: Date; by: string | null; isLive: boolean }

/** More than a page has in many years. */
const mostShown = 200

/** The earlier texts of a page in one language, the newest first. */
export async function pageHistory(admin: Person, pageId: string, language: Language): Promise<PageRevision[]> {
  authorise(admin, 'change settings')
  return database()
    .select({
      id: pageRevisions.id,
      kind: pageRevisions.kind,
      headline: pageRevisions.headline,
      at: pageRevisions.publishedAt,
      by: people.name,
      isLive: sql<boolean>`exists (select 1 from ${pageTexts} live where live.revision_id = ${qualify(pageRevisions.id)})`,
    })
    .from(pageRevisions)
    .leftJoin(people, eq(people.id, pageRevisions.publishedBy))
    .where(and(eq(pageRevisions.pageId, pageId), eq(pageRevisions.language, language)))
    .orderBy(desc(pageRevisions.publishedAt), desc(pageRevisions.id))
    .limit(mostShown)
}

/** An earlier text, as it was, and with what changed from it to the text that is saved now. Throws NotFound. */
export async function earlierPage(
  admin: Person,
  pageId: string,
  language: Language,
  revisionId: string,
): Promise<{ asItWas: ComparedStory; since: ComparedStory }> {
  authorise(admin, 'change settings')
  const { text } = await pageFor(admin, pageId, language)
  const [then] = await database()
    .select({ headline: pageRevisions.headline, dek: pageRevisions.dek, body: pageRevisions.body })
    .from(pageRevisions)
    .where(and(eq(pageRevisions.id, revisionId), eq(pageRevisions.pageId, pageId), eq(pageRevisions.language, language)))
  if (!then) throw new NotFound(`revision ${revisionId} of page ${pageId}`)
  return { asItWas: compareStories(then, then), since: compareStories(then, text) }
}
