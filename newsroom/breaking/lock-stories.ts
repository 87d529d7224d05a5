import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { liveArticles } from '#db/schema/live.ts'
import type { Language } from '#lib/languages.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { heldByEmbargo } from '#newsroom/articles/embargo.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import type { Person } from '#newsroom/people/person.ts'
import type { WantedBanner } from './input.ts'

export type StoryProblem = 'not-live' | 'embargoed' | 'other-language'

/**
 * Locks the stories that banners are to lead to, before any feed. Refused when one is not published, is under an embargo, or is in another
 * language than its banner.
 */
export async function lockStories(
  tx: Transaction,
  person: Person,
  banners: readonly Pick<WantedBanner, 'language' | 'articleId'>[],
): Promise<Outcome<null, StoryProblem>> {
  const wanted = banners.flatMap(({ language, articleId }) => (articleId === null ? [] : [{ language, articleId }]))
  for (const { language, articleId } of wanted.toSorted((one, other) => (one.articleId < other.articleId ? -1 : 1))) {
    const story = await lockLiveStory(tx, person, articleId)
    if (!story.ok) return story
    if (story.value.language !== language) return no('other-language', { language })
  }
  return done(null)
}

/** A published story without an embargo, locked, as readers have it. Throws NotFound. */
export async function lockLiveStory(
  tx: Transaction,
  person: Person,
  articleId: string,
): Promise<Outcome<{ language: Language }, 'not-live' | 'embargoed'>> {
  const held = heldByEmbargo(await lockArticle(tx, person, articleId))
  if (held) return held
  const [live] = await tx.select({ language: liveArticles.language }).from(liveArticles).where(eq(liveArticles.articleId, articleId))
  return live ? done(live) : no('not-live')
}
