import { badCursor, endpoint, notFound } from '#app/api/v1/answer.ts'
import { publicUrl } from '#lib/env.ts'
import { storiesQuery } from '#newsroom/api/input.ts'
import { listStories } from '#newsroom/api/list-stories.ts'
import { liveNinjs } from '#newsroom/syndication/live-ninjs.ts'

export const dynamic = 'force-dynamic'

/** The stories that readers have, as ninjs without their texts. */
export const GET = endpoint(storiesQuery, async (query) => {
  const found = await listStories(query)
  if (found.ok) {
    const { stories, next } = found.value
    return { body: { items: stories.map((story) => liveNinjs(story, publicUrl(), { withText: false })), next } }
  }
  return found.problem === 'bad-cursor' ? badCursor : notFound('There is no such section, topic or author.')
})
