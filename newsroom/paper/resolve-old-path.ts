import { eq } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { publicOldPaths } from '#db/schema/paper.ts'
import type { Resolved } from './resolve-address.ts'

/** What a path of an old site leads to. Called only when no page of the paper matches. One indexed query. */
export async function resolveOldPath(path: string): Promise<Exclude<Resolved, 'here'>> {
  const [found] = await paperDatabase()
    .select({ articleId: publicOldPaths.articleId, language: publicOldPaths.language, slug: publicOldPaths.slug })
    .from(publicOldPaths)
    .where(eq(publicOldPaths.path, path))
    .limit(1)
  if (!found) return 'nowhere'
  const { articleId, language, slug } = found
  return articleId && language && slug ? { movedTo: { articleId, language, slug } } : 'gone'
}
