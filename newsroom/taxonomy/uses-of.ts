import { eq, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { articleBylines, articles } from '#db/schema/articles.ts'
import { liveArticles, liveBylines } from '#db/schema/live.ts'
import { authors, sections } from '#db/schema/taxonomy.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { countOrdered } from './drop-section-feeds.ts'
import type { deleteAuthorInput, deleteSectionInput } from './input.ts'

/** Counted up to this: the desk shows "999+". */
const mostCounted = 1000

/** What uses a section or an author, for an editor who is about to merge or delete it. `live`: stories that readers have. */
export type Uses = { stories: number; live: number }
export type SectionUses = Uses & { placed: number; planned: number }

/** `placed`: stories that editors placed on its page by hand. `planned`: what is planned for that order. */
export async function usesOfSection(
  actor: Actor,
  { sectionId }: z.output<typeof deleteSectionInput>,
): Promise<Outcome<SectionUses, never>> {
  authorise(actor, 'manage the taxonomy')
  const [section] = await database().select({ slug: sections.slug }).from(sections).where(eq(sections.id, sectionId))
  if (!section) throw new NotFound(`section ${sectionId}`)
  const uses = await countUses(
    sql`select from ${articles} story where story.section_id = ${sectionId}`,
    sql`select from ${liveArticles} story where story.section_id = ${sectionId}`,
  )
  return done({ ...uses, ...(await countOrdered(database(), section.slug)) })
}

export async function usesOfAuthor(actor: Actor, { authorId }: z.output<typeof deleteAuthorInput>): Promise<Outcome<Uses, never>> {
  authorise(actor, 'manage the taxonomy')
  const [author] = await database().select({ id: authors.id }).from(authors).where(eq(authors.id, authorId))
  if (!author) throw new NotFound(`author ${authorId}`)
  return done(
    await countUses(
      sql`select from ${articleBylines} byline where byline.author_id = ${authorId}`,
      sql`select from ${liveBylines} byline where byline.author_id = ${authorId}`,
    ),
  )
}

async function countUses(stories: SQL, live: SQL): Promise<Uses> {
  const countUpTo = (rows: SQL) => sql`(select count(*)::int from (${rows} limit ${mostCounted}) counted)`
  const [uses] = await database().execute<Uses>(sql`select ${countUpTo(stories)} as stories, ${countUpTo(live)} as live`)
  return uses ?? { stories: 0, live: 0 }
}
