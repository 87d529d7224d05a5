import { and, asc, desc, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { nameContains } from '#db/contains-words.ts'
import { qualify } from '#db/qualify.ts'
import { articleBylines, articles, articleTopics } from '#db/schema/articles.ts'
import { media } from '#db/schema/media.ts'
import { people } from '#db/schema/people.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

/** The most rows shown; others are found by name. */
const most = 100
/** Stories are counted up to this number: the desk shows "999+". */
const mostCounted = 1000

export type DeskSection = Awaited<ReturnType<typeof sectionsOfDesk>>[number]
export type DeskTopic = Awaited<ReturnType<typeof topicsOfDesk>>[number]
export type DeskAuthor = Awaited<ReturnType<typeof authorsOfDesk>>[number]

/** The number of rows of a query, counted only up to what is shown: a full count would grow with the newsroom. */
const upToMost = (rows: SQL) => sql<number>`(select count(*)::int from (${rows} limit ${mostCounted}) counted)`

/** All sections in the order of the masthead, with the number of their stories. */
export async function sectionsOfDesk(actor: Actor) {
  authorise(actor, 'manage the taxonomy')
  return database()
    .select({
      id: sections.id,
      slug: sections.slug,
      name: sections.name,
      description: sections.description,
      stories: upToMost(sql`select from ${articles} story where story.section_id = ${qualify(sections.id)}`),
    })
    .from(sections)
    .orderBy(asc(sections.position), asc(sections.slug))
}

/** Topics whose name contains the words, sorted by name, with the number of their stories. */
export async function topicsOfDesk(actor: Actor, query: string) {
  authorise(actor, 'manage the taxonomy')
  return database()
    .select({
      id: topics.id,
      slug: topics.slug,
      name: topics.name,
      stories: upToMost(sql`select from ${articleTopics} mention where mention.topic_id = ${qualify(topics.id)}`),
    })
    .from(topics)
    .where(nameContains(topics.name, query))
    .orderBy(asc(topics.sortName), asc(topics.slug))
    .limit(most)
}

/** Authors whose name contains the words: proposed ones first, then by name. */
export async function authorsOfDesk(actor: Actor, query: string) {
  authorise(actor, 'manage the taxonomy')
  return database()
    .select({
      id: authors.id,
      slug: authors.slug,
      name: authors.name,
      title: authors.title,
      biography: authors.biography,
      proposed: authors.proposed,
      account: { id: people.id, name: people.name },
      stories: upToMost(sql`select from ${articleBylines} byline where byline.author_id = ${qualify(authors.id)}`),
      portrait: {
        id: media.id,
        hash: media.hash,
        state: media.state,
        width: media.width,
        height: media.height,
        thumbhash: media.thumbhash,
        focalX: media.focalX,
        focalY: media.focalY,
      },
    })
    .from(authors)
    .leftJoin(media, eq(media.id, authors.portraitId))
    .leftJoin(people, eq(people.id, authors.personId))
    .where(nameContains(authors.name, query))
    .orderBy(desc(authors.proposed), asc(authors.sortName), asc(authors.slug))
    .limit(most)
}

/** Enabled accounts that can be linked to an author, sorted by name. */
export async function accountsOfDesk(actor: Actor): Promise<{ id: string; name: string }[]> {
  authorise(actor, 'manage the taxonomy')
  return database()
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(isNull(people.disabledAt), ne(people.role, 'guest')))
    .orderBy(asc(people.name))
}
