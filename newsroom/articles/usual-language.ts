import { desc, eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import type { Language } from '#lib/languages.ts'
import { firstLanguage, isPublished } from '#lib/publication.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

/** The default language of a new story: that of the person's most recently changed one, otherwise the paper's first. */
export async function usualLanguage(person: Person): Promise<Language> {
  authorise(person, 'write a story')
  const [last] = await database()
    .select({ language: articles.language })
    .from(articles)
    .where(eq(articles.createdBy, person.id))
    .orderBy(desc(articles.updatedAt), desc(articles.id))
    .limit(1)
  return last && isPublished(last.language) ? last.language : firstLanguage()
}
