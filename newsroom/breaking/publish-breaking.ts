import { and, eq, isNull, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { breakingBanners, breakingNews } from '#db/schema/breaking.ts'
import { people } from '#db/schema/people.ts'
import type { ToldTo } from '#lib/breaking.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { meantTime, type TimeProblem } from '#newsroom/articles/meant-time.ts'
import { tellOf } from '#newsroom/notices/tell-of.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, requireProof } from '#newsroom/people/policy.ts'
import { announceBanner } from './announce-banner.ts'
import { bringToTop } from './bring-to-top.ts'
import type { publishBreakingInput, WantedBanner } from './input.ts'
import { type LockedFeeds, lockMainFeeds, takenAmong } from './lock-breaking.ts'
import { lockStories, type StoryProblem } from './lock-stories.ts'
import { planEnd } from './plan-end.ts'

/**
 * Publishes breaking news: a banner in each of its languages on every page of the paper, its stories on top of the feeds, its end planned,
 * and one event by which people are told. Publishing the same id again changes nothing and succeeds. 'standing': a banner stands in one of
 * the languages already.
 */
export async function publishBreaking(
  person: Person,
  { id, banners, ends, toldTo }: z.output<typeof publishBreakingInput>,
): Promise<Outcome<{ id: string }, StoryProblem | TimeProblem | 'standing'>> {
  authorise(person, 'publish breaking news')
  requireProof(person)
  return transaction(async (tx) => {
    const stories = await lockStories(tx, person, banners)
    if (!stories.ok) return stories
    const wanted = banners.map(({ language }) => language)
    const feeds = await lockMainFeeds(tx, wanted)
    const [sent] = await tx.select({ id: breakingNews.id }).from(breakingNews).where(eq(breakingNews.id, id))
    if (sent) return done({ id })
    const taken = await takenAmong(tx, wanted)
    if (taken.length > 0) return no('standing', { languages: taken })
    const time = await meantTime(tx, ends)
    if (!time.ok) return time
    await tx.insert(breakingNews).values({ id, toldTo, startedBy: person.id })
    // Before the first row of the outbox: the next one waits for this transaction, and whoever holds a person of these may wait for it.
    await tellOf(tx, {
      ...(await peopleToTell(tx, toldTo)),
      kind: 'breaking',
      key: `breaking ${id}`,
      by: person.id,
      detail: { text: banners[0]?.text },
    })
    for (const banner of banners) await announceBanner(tx, await insertBanner(tx, person, feeds, id, banner))
    const [first] = [...feeds.values()].flat()
    if (!first) throw new Error('breaking news has no feed')
    await planEnd(tx, person, id, first.feed.id, time.value, ends)
    await record(tx, person, 'publish-breaking', { kind: 'breaking', id }, { text: banners[0]?.text, languages: wanted, toldTo })
    await announce(tx, [], { kind: 'breaking-news', breakingId: id, key: `breaking ${id}` })
    return done({ id })
  })
}

/** Whom the desk tells. Breaking news is no secret: everybody may know of it, whatever stories they see. */
async function peopleToTell(tx: Transaction, toldTo: ToldTo): Promise<{ to?: string[]; toEditors?: boolean }> {
  if (toldTo === 'nobody') return {}
  if (toldTo === 'editors') return { toEditors: true }
  const everybody = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(isNull(people.disabledAt), ne(people.role, 'guest')))
  return { to: everybody.map(({ id }) => id) }
}

/** Adds a banner, or brings back one of a language that the news had before. Its story goes on top of the feed. */
export async function insertBanner(
  tx: Transaction,
  person: Person,
  feeds: LockedFeeds,
  breakingId: string,
  banner: WantedBanner,
  version = 1,
) {
  const { language, text, articleId } = banner
  const isPinned = articleId !== null && (await bringToTop(tx, person, feeds.get(language) ?? [], articleId))
  const row = { breakingId, language, text, articleId, isPinned, version, endedAt: null }
  await tx
    .insert(breakingBanners)
    .values(row)
    .onConflictDoUpdate({ target: [breakingBanners.breakingId, breakingBanners.language], set: row })
  return row
}
