import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { breakingBanners, breakingNews } from '#db/schema/breaking.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, requireProof } from '#newsroom/people/policy.ts'
import { announceBanner } from './announce-banner.ts'
import type { linkBreakingInput } from './input.ts'
import { lockBreaking, lockMainFeeds } from './lock-breaking.ts'
import { lockLiveStory } from './lock-stories.ts'
import { insertBanner } from './publish-breaking.ts'

/**
 * “This is the breaking story”: the banner that stands in the story's language leads to it from now on, and it goes on top of the feed.
 * 'no-breaking': no banner stands in that language. 'has-story': it leads to another story already. Again: succeeds without a change.
 */
export async function linkBreaking(
  person: Person,
  { articleId }: z.output<typeof linkBreakingInput>,
): Promise<Outcome<{ id: string }, 'not-live' | 'embargoed' | 'no-breaking' | 'has-story'>> {
  authorise(person, 'publish breaking news')
  requireProof(person)
  return transaction(async (tx) => {
    const story = await lockLiveStory(tx, person, articleId)
    if (!story.ok) return story
    const { language } = story.value
    const feeds = await lockMainFeeds(tx, [language])
    const [standing] = await tx
      .select({ id: breakingBanners.breakingId })
      .from(breakingBanners)
      .where(and(eq(breakingBanners.language, language), isNull(breakingBanners.endedAt)))
    if (!standing) return no('no-breaking')
    const { id } = standing
    const news = await lockBreaking(tx, id)
    const banner = news.banners.find((each) => each.language === language)
    if (!banner || news.endedAt) return no('no-breaking')
    if (banner.articleId === articleId) return done({ id })
    if (banner.articleId !== null) return no('has-story')
    const linked = await insertBanner(tx, person, feeds, id, { ...banner, articleId }, banner.version + 1)
    await tx
      .update(breakingNews)
      .set({ version: news.version + 1 })
      .where(eq(breakingNews.id, id))
    await announceBanner(tx, linked)
    await record(tx, person, 'link-breaking', { kind: 'article', id: articleId }, { breaking: id })
    return done({ id })
  })
}
