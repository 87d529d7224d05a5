import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { breakingBanners, breakingNews } from '#db/schema/breaking.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { meantTime, type TimeProblem } from '#newsroom/articles/meant-time.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, requireProof } from '#newsroom/people/policy.ts'
import { announceBanner, announceEnd } from './announce-banner.ts'
import { letGo } from './bring-to-top.ts'
import type { editBreakingInput, WantedBanner } from './input.ts'
import { type Banner, bannersOf, type LockedFeeds, lockBreaking, lockMainFeeds, takenAmong } from './lock-breaking.ts'
import { lockStories, type StoryProblem } from './lock-stories.ts'
import { planEnd } from './plan-end.ts'
import { insertBanner } from './publish-breaking.ts'

/**
 * Changes the banners of breaking news, its stories, or its end. A language that is left out loses its banner; one that is new gets one.
 * 'changed': somebody else has edited it since the version that the editor saw. Nobody is told again.
 */
export async function editBreaking(
  person: Person,
  { id, seen, banners, ends }: z.output<typeof editBreakingInput>,
): Promise<Outcome<{ version: number }, StoryProblem | TimeProblem | 'standing' | 'ended' | 'changed'>> {
  authorise(person, 'publish breaking news')
  requireProof(person)
  return transaction(async (tx) => {
    const known = await bannersOf(tx, id)
    // A story that readers lost since stays where it was: only the one that it leads to from now on must be published.
    const stories = await lockStories(
      tx,
      person,
      banners.filter((banner) => !known.some((each) => leadsToSame(each, banner))),
    )
    if (!stories.ok) return stories
    const wanted = banners.map(({ language }) => language)
    const feeds = await lockMainFeeds(tx, [...wanted, ...known.map(({ language }) => language)])
    const news = await lockBreaking(tx, id)
    if (news.endedAt) return no('ended')
    if (news.version !== seen) return no('changed')
    const standing = news.banners.filter(({ endedAt }) => endedAt === null)
    const taken = await takenAmong(
      tx,
      wanted.filter((language) => !standing.some((banner) => banner.language === language)),
    )
    if (taken.length > 0) return no('standing', { languages: taken })
    const time = ends && (await meantTime(tx, ends))
    if (time && !time.ok) return time
    for (const banner of banners) await changeBanner(tx, person, feeds, news.banners, { ...banner, breakingId: id })
    for (const banner of standing) if (!wanted.includes(banner.language)) await removeBanner(tx, person, feeds, banner)
    const [first] = [...feeds.values()].flat()
    if (ends && time && first) await planEnd(tx, person, id, first.feed.id, time.value, ends)
    const version = news.version + 1
    await tx.update(breakingNews).set({ version }).where(eq(breakingNews.id, id))
    await record(tx, person, 'edit-breaking', { kind: 'breaking', id }, { text: banners[0]?.text, languages: wanted })
    return done({ version })
  })
}

const leadsToSame = (banner: Banner, wanted: WantedBanner): boolean =>
  banner.endedAt === null && banner.language === wanted.language && banner.articleId === wanted.articleId

async function changeBanner(
  tx: Transaction,
  person: Person,
  feeds: LockedFeeds,
  known: readonly Banner[],
  wanted: WantedBanner & { breakingId: string },
): Promise<void> {
  const before = known.find(({ language }) => language === wanted.language)
  if (before && leadsToSame(before, wanted) && before.text === wanted.text) return
  await announceBanner(tx, await replaceBanner(tx, person, feeds, before, wanted))
}

/** Writes a banner over the one that its language had. A story that it leads to still keeps its place in the feed. */
async function replaceBanner(
  tx: Transaction,
  person: Person,
  feeds: LockedFeeds,
  before: Banner | undefined,
  wanted: WantedBanner & { breakingId: string },
) {
  const version = (before?.version ?? 0) + 1
  if (before && leadsToSame(before, wanted)) {
    const row = { ...before, text: wanted.text, version }
    await tx.update(breakingBanners).set({ text: row.text, version }).where(isThis(before))
    return row
  }
  if (before?.endedAt === null) await letGo(tx, person, feeds, before)
  return insertBanner(tx, person, feeds, wanted.breakingId, wanted, version)
}

async function removeBanner(tx: Transaction, person: Person, feeds: LockedFeeds, banner: Banner): Promise<void> {
  await letGo(tx, person, feeds, banner)
  await tx.update(breakingBanners).set({ endedAt: now, isPinned: false }).where(isThis(banner))
  await announceEnd(tx, banner)
}

const isThis = ({ breakingId, language }: Banner) => and(eq(breakingBanners.breakingId, breakingId), eq(breakingBanners.language, language))
