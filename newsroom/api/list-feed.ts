import { mainFeed } from '#lib/feed-names.ts'
import type { Language } from '#lib/languages.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { feedPage, readFeedKey } from '#newsroom/paper/front-page.ts'
import { type SyndicatedStory, withTexts } from '#newsroom/syndication/find-syndicated.ts'

export type FeedEntry = { story: SyndicatedStory; pinned: boolean }

/** The front page in the editors' order, pinned stories first, as readers have it. */
export async function listFeed(
  language: Language,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Outcome<{ entries: FeedEntry[]; next: string | null }, 'bad-cursor'>> {
  const key = readFeedKey(after)
  if (after !== undefined && !key) return no('bad-cursor')
  const page = await feedPage({ name: mainFeed, language }, key, limit)
  const stories = new Map((await withTexts(page.stories, 0)).map((story) => [story.articleId, story]))
  const entries = page.stories.flatMap(({ articleId, pinned }) => {
    const story = stories.get(articleId)
    return story ? [{ story, pinned }] : [] // unpublished since the feed was read
  })
  return done({ entries, next: page.next })
}
