import type { Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { liveArticles } from '#db/schema/live.ts'
import { newsPath } from '#lib/paths.ts'

/** The paths of stories by their ids. */
export type Paths = ReadonlyMap<string, string>

/** The paths of those of these stories that readers have now. */
export async function pathsOfLive(reading: Reading, ids: readonly string[]): Promise<Paths> {
  if (ids.length === 0) return new Map()
  const live = await reading
    .select({ articleId: liveArticles.articleId, language: liveArticles.language, slug: liveArticles.slug })
    .from(liveArticles)
    .where(isAmong(liveArticles.articleId, ids))
  return new Map(live.map(({ articleId, language, slug }) => [articleId, newsPath(language, slug)]))
}
