import { badCursor, endpoint } from '#app/api/v1/answer.ts'
import { publicUrl } from '#lib/env.ts'
import { firstLanguage } from '#lib/publication.ts'
import { feedQuery } from '#newsroom/api/input.ts'
import { listFeed } from '#newsroom/api/list-feed.ts'
import { liveNinjs } from '#newsroom/syndication/live-ninjs.ts'

export const dynamic = 'force-dynamic'

/** The front page in the order that readers see. */
export const GET = endpoint(feedQuery, async ({ language = firstLanguage(), ...place }) => {
  const found = await listFeed(language, place)
  if (!found.ok) return badCursor
  const { entries, next } = found.value
  return {
    body: { items: entries.map(({ story, pinned }) => ({ pinned, story: liveNinjs(story, publicUrl(), { withText: false }) })), next },
  }
})
