import { count, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { liveArticles } from '#db/schema/live.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import type { Language } from '#lib/languages.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { expectPublication, usualLanguages } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { languagesInput } from './input.ts'
import { insertMainFeeds } from './main-feeds.ts'

/** More live stories than these are not counted. */
const mostCounted = 1000

/** Live stories in a language that was to be taken out. */
export type LiveIn = { language: Language; stories: number }

/**
 * Changes which languages the newsroom publishes in, in their order; the first stands without a prefix in addresses. A language with
 * live stories stays: the detail of 'live-stories' is `languages`, a LiveIn each. Addresses of a former first language lead on.
 */
export async function setLanguages(
  admin: Actor,
  { languages }: z.output<typeof languagesInput>,
): Promise<Outcome<{ languages: Language[] }, 'live-stories'>> {
  authorise(admin, 'change settings')
  const outcome = await transaction(async (tx) => {
    const [row] = await tx.select({ languages: newsroom.languages, formerFirst: newsroom.formerFirst }).from(newsroom).for('update')
    const before = row?.languages ?? [...usualLanguages]
    const live = await liveIn(
      tx,
      before.filter((language) => !languages.includes(language)),
    )
    if (live.length > 0) return no('live-stories' as const, { languages: live })
    const [first = usualLanguages[0]] = languages
    const former = [...new Set([...before.slice(0, 1), ...(row?.formerFirst ?? [])])].filter((language) => language !== first)
    const set = { languages, formerFirst: former }
    await tx
      .insert(newsroom)
      .values({ name: {}, tagline: {}, ...set })
      .onConflictDoUpdate({ target: newsroom.id, set })
    await insertMainFeeds(tx, languages)
    if (row && String(before) === String(languages)) return done({ languages })
    await record(tx, admin, 'set-languages', { kind: 'newsroom' }, { from: before, to: languages })
    const lists = [...new Set([...before, ...languages])].flatMap((language) => [
      tags.feed('main', language),
      tags.lists(language),
      tags.corrections(language),
    ])
    await announce(tx, [tags.newsroom(), ...lists], { kind: 'languages', languages })
    return done({ languages })
  })
  if (outcome.ok) expectPublication()({ languages: outcome.value.languages }) // this process, before it answers
  return outcome
}

/** How many stories readers have in each of these languages; those without any are left out. */
async function liveIn(tx: Transaction, languages: readonly Language[]): Promise<LiveIn[]> {
  const found: LiveIn[] = []
  for (const language of languages) {
    const some = tx
      .select({ id: liveArticles.articleId })
      .from(liveArticles)
      .where(eq(liveArticles.language, language))
      .limit(mostCounted)
      .as('some')
    const [row] = await tx.select({ stories: count() }).from(some)
    if (row && row.stories > 0) found.push({ language, stories: row.stories })
  }
  return found
}
