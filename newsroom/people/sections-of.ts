import { type SQL, sql } from 'drizzle-orm'
import { qualify } from '#db/qualify.ts'
import { articles } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import type { Person } from './person.ts'

/** In a select from articles: the sections that a story is in, with its draft and before readers, for the policy. */
export const sectionsOf = (): SQL<string[]> =>
  sql<string[]>`array_remove(
    array[${qualify(articles.sectionId)}, (select live.section_id from ${liveArticles} live where live.article_id = ${qualify(articles.id)})], null)`

/** In a select from articles: whether an editor looks after the sections that a story is in. As `isElsewhere` of the policy, for lists. */
export const inSectionsOf = ({ role, limits }: Person): SQL | undefined =>
  role === 'editor' && limits ? sql`${sectionsOf()} <@ ${`{${limits.sections.join(',')}}`}::uuid[]` : undefined
